import { OrganisationMonth } from '@dugnad/plugin-costs-common';
import { ResponsiveContainer, Sankey } from 'recharts';
import type { LinkProps, NodeProps } from 'recharts/types/chart/Sankey';
import { useMemo } from 'react';
import { useWords, Words } from '../../hooks/useWords';
import {
  PART_COLOURS,
  QUIET_COLOUR,
  seriesColour,
} from '../../lib/chartColours';
import { FlowNode, flowData } from '../../lib/flowData';
import { TableBehind } from '../Chart/TableBehind';
import styles from '../Chart/Chart.module.css';
import { LinkMark, NodeMark } from './FlowMarks';

/** Charges and owners drawn by themselves; the rest of each is one. */
const MOST = 8;
const NODE_PX = 34;
const LEAST_PX = 280;
const NODE_WIDTH_PX = 12;
const NODE_GAP_PX = 22;
const LABELS_PX = 205;

/** Props of `FlowDiagram`. */
export interface FlowDiagramProps {
  month: OrganisationMonth;
  /** What a cluster is called. */
  clusterTitle(name: string): string;
}

/** The bill as one picture: from charges through clusters to owners, idle, shared and what nobody observed. */
export function FlowDiagram({ month, clusterTitle }: FlowDiagramProps) {
  const words = useWords();
  const { t, money } = words;
  const { flow, currency, totals } = month;
  const { nodes, links } = useMemo(() => flowData(flow, MOST), [flow]);
  if (!links.length) {
    return <p>{t('flow.noFlow')}</p>;
  }
  const titleOf = (node: FlowNode) => nodeTitle(node, words, clusterTitle);
  const names = new Map(
    flow.nodes.map(node => [
      node.id,
      titleOf({ ...node, micros: 0, count: 1 }),
    ]),
  );
  const columns = ['charge', 'owner'].map(
    type => nodes.filter(node => node.type === type).length,
  );
  const hasCharges = nodes.some(({ type }) => type === 'charge');
  const height = Math.max(LEAST_PX, (Math.max(...columns) + 3) * NODE_PX);
  return (
    <>
      <div
        className={styles.frame}
        role="img"
        aria-label={t('flow.label', {
          amount: money(totals.billMicros, currency),
        })}
      >
        <div className={styles.wide}>
          <ResponsiveContainer width="100%" height={height}>
            <Sankey
              data={{
                nodes: nodes.map(node => ({ ...node, name: titleOf(node) })),
                links: links.map(link => ({ ...link, value: link.micros })),
              }}
              nodePadding={NODE_GAP_PX}
              nodeWidth={NODE_WIDTH_PX}
              sort={false}
              margin={{
                top: 24,
                right: LABELS_PX,
                bottom: 16,
                left: hasCharges ? LABELS_PX : 0,
              }}
              node={(props: NodeProps) => (
                <NodeMark
                  {...props}
                  node={nodes[props.index]}
                  colour={colourOf(nodes, props.index)}
                  title={titleOf(nodes[props.index])}
                  amount={money(nodes[props.index].micros, currency)}
                />
              )}
              link={(props: LinkProps) => (
                <LinkMark
                  {...props}
                  colour={colourOf(nodes, links[props.index].target)}
                  title={t('flow.link', {
                    source: titleOf(nodes[links[props.index].source]),
                    target: titleOf(nodes[links[props.index].target]),
                    amount: money(links[props.index].micros, currency),
                  })}
                />
              )}
            />
          </ResponsiveContainer>
        </div>
      </div>
      <TableBehind
        label={t('flow.title')}
        columns={[
          { title: t('flow.from') },
          { title: t('flow.to') },
          { title: t('flow.amount'), isAmount: true },
        ]}
        rows={flow.links.map(({ source, target, micros }) => ({
          key: `${source} ${target}`,
          cells: [
            names.get(source) ?? source,
            names.get(target) ?? target,
            money(micros, currency),
          ],
        }))}
      />
    </>
  );
}

function nodeTitle(
  node: FlowNode,
  { t, title }: Words,
  clusterTitle: (name: string) => string,
): string {
  if (node.count > 1) return t('flow.others', { number: String(node.count) });
  switch (node.type) {
    case 'charge':
      // The flow leads to the cluster that comes before the slash
      return node.name.slice(node.name.indexOf('/') + 1);
    case 'cluster':
      return clusterTitle(node.name);
    case 'owner':
      return title({ kind: 'owner', id: node.name || 'unknown' });
    default:
      return t(`bill.${node.type}`);
  }
}

function colourOf(nodes: FlowNode[], index: number): string {
  const { type } = nodes[index];
  switch (type) {
    case 'owner': {
      const owners = nodes.filter(one => one.type === 'owner');
      return nodes[index].count > 1
        ? QUIET_COLOUR
        : seriesColour(owners.indexOf(nodes[index]));
    }
    case 'cluster':
    case 'charge':
      return QUIET_COLOUR;
    default:
      return PART_COLOURS[type];
  }
}
