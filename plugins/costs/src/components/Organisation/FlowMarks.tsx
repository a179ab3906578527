import type { LinkProps, NodeProps } from 'recharts/types/chart/Sankey';
import { FlowNode } from '../../lib/flowData';
import styles from '../Chart/Chart.module.css';

const LABEL_GAP_PX = 8;

/** What fits beside the picture. */
const MOST_LETTERS = 30;

/** Props of `NodeMark`. */
export interface NodeMarkProps extends NodeProps {
  node: FlowNode;
  colour: string;
  title: string;
  amount: string;
}

/** A node with its name outside of the flow: left of charges, above clusters, right of everything else. */
export function NodeMark(props: NodeMarkProps) {
  const { x, y, width, height, node, colour, title, amount } = props;
  const middle = y + height / 2;
  const name =
    title.length > MOST_LETTERS
      ? `${title.slice(0, MOST_LETTERS - 1)}…`
      : title;
  const places = {
    charge: { x: x - LABEL_GAP_PX, y: middle - 2, textAnchor: 'end' },
    cluster: { x, y: y - LABEL_GAP_PX + 2, textAnchor: 'start' },
    other: {
      x: x + width + LABEL_GAP_PX,
      y: middle + 4,
      textAnchor: 'start',
    },
  } as const;
  const isCharge = node.type === 'charge';
  const isCluster = node.type === 'cluster';
  const place = isCharge
    ? places.charge
    : places[isCluster ? 'cluster' : 'other'];
  return (
    <g>
      <title>{`${title}: ${amount}`}</title>
      <rect
        x={x}
        y={y}
        width={width}
        height={Math.max(1, height)}
        fill={colour}
        rx={2}
      />
      <text {...place} className={styles.nodeName}>
        {name}
        {!isCharge && (
          <tspan dx={6} className={styles.label}>
            {amount}
          </tspan>
        )}
      </text>
      {isCharge && (
        <text {...place} y={middle + 13} className={styles.label}>
          {amount}
        </text>
      )}
    </g>
  );
}

/** Props of `LinkMark`. */
export interface LinkMarkProps extends LinkProps {
  colour: string;
  title: string;
}

/** A flow between two nodes, as wide as what flows. */
export function LinkMark(props: LinkMarkProps) {
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
