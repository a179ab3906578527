import { createMockDirectory } from '@backstage/backend-test-utils';
import { RenderProcess } from './RenderProcess';

const input = createMockDirectory();
const output = createMockDirectory();
const order = () => ({
  inputDir: input.path,
  outputDir: output.path,
  name: 'Boats',
});
const limits = {
  pageMs: 20_000,
  siteMs: 60_000,
  heapMegabytes: 512,
  processes: 2,
};

describe('RenderProcess', () => {
  it('gives up on a page that takes too long, and says which', async () => {
    input.setContent({
      docs: { 'index.md': '- a\n\n  b\n'.repeat(90_000) },
    });
    const renderer = new RenderProcess({ ...limits, pageMs: 200 });
    await expect(renderer.build(order())).rejects.toThrow(
      'took more than 0.2 s while rendering docs/index.md',
    );
  }, 60_000);

  it('survives a page that takes all memory, and says which', async () => {
    input.setContent({
      docs: { 'index.md': '- a\n\n  b\n'.repeat(90_000) },
    });
    const renderer = new RenderProcess({ ...limits, heapMegabytes: 60 });
    await expect(renderer.build(order())).rejects.toThrow(
      /needed more than 60 MB of memory.*while rendering docs\/index.md/,
    );
  }, 60_000);

  it('knows nothing of the environment of the portal', async () => {
    process.env.BOATS_SECRET = 'secret';
    input.setContent({
      'mkdocs.yml': 'site_name: !ENV [BOATS_SECRET, public]',
      docs: { 'index.md': '# Boats' },
    });
    const site = await new RenderProcess(limits).build(order());
    expect(site.siteName).toBe('public');
  }, 60_000);
});
