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

/** Charges and owners drawn by themselves; the rest of each is one. */
const MOST = 8;
const NODE_PX = 34;
const LEAST_PX = 280;
const NODE_WIDTH_PX = 12;
const LABEL_GAP_PX = 8;

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
              nodePadding={18}
              nodeWidth={NODE_WIDTH_PX}
              sort={false}
              margin={{ top: 12, right: 170, bottom: 12, left: 170 }}
              node={(props: NodeProps) => (
                <Node
                  {...props}
                  node={nodes[props.index]}
                  colour={colourOf(nodes, props.index)}
                  title={titleOf(nodes[props.index])}
                  amount={money(nodes[props.index].micros, currency)}
                />
              )}
              link={(props: LinkProps) => (
                <Link
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

interface NodeMarkProps extends NodeProps {
  node: FlowNode;
  colour: string;
  title: string;
  amount: string;
}

/** A node with its name outside of the flow: left of charges, right of everything else. */
function Node(props: NodeMarkProps) {
  const { x, y, width, height, node, colour, title, amount } = props;
  const isLeft = node.type === 'charge';
  const isMiddle = node.type === 'cluster';
  const textX = isLeft ? x - LABEL_GAP_PX : x + width + LABEL_GAP_PX;
  const anchor = isLeft ? 'end' : 'start';
  const middle = y + height / 2;
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={Math.max(1, height)}
        fill={colour}
        rx={2}
      />
      <text
        x={textX}
        y={isMiddle ? y - LABEL_GAP_PX + 2 : middle - 2}
        textAnchor={isMiddle ? 'middle' : anchor}
        className={styles.nodeName}
      >
        {title}
        {isMiddle && ` · ${amount}`}
      </text>
      {!isMiddle && (
        <text
          x={textX}
          y={middle + 13}
          textAnchor={anchor}
          className={styles.label}
        >
          {amount}
        </text>
      )}
    </g>
  );
}

interface LinkMarkProps extends LinkProps {
  colour: string;
  title: string;
}

function Link(props: LinkMarkProps) {
  const { sourceX, sourceY, sourceControlX, colour, title } = props;
  const { targetX, targetY, targetControlX, linkWidth } = props;
  return (
    <path
      d={`M${sourceX},${sourceY} C${sourceControlX},${sourceY} ${targetControlX},${targetY} ${targetX},${targetY}`}
      fill="none"
      stroke={colour}
      strokeWidth={Math.max(1, linkWidth)}
      strokeOpacity={0.38}
    >
      <title>{title}</title>
    </path>
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
      return node.name;
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
      return seriesColour(owners.indexOf(nodes[index]));
    }
    case 'cluster':
    case 'charge':
      return QUIET_COLOUR;
    default:
      return PART_COLOURS[type];
  }
}
