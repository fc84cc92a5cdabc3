import type { Item, List, Node } from './node.js';

/** Blocks within which a heading is looked for. */
const holdsHeading = (nodes: readonly Node[]): boolean =>
  nodes.some(
    (node) => node.kind === 'heading' || (node.kind === 'list' && node.items.some((item) => holdsHeading(item.nodes))),
  );

/**
 * A list with headings in its bullets, as outlines have them, is no list: each of these bullets opens a section that
 * holds what is nested in it and what follows.
 */
export const openHeadings = (node: Node): Node[] =>
  node.kind === 'list' && holdsHeading([node]) ? opened(node, 0) : [node];

const opened = (list: List, above: number): Node[] => {
  const nodes: Node[] = [];
  let plain: Item[] = [];
  let number = list.start;
  const flush = (): void => {
    if (plain.length > 0)
      nodes.push({ ...list, items: plain, start: number - plain.length, line: plain[0]?.line ?? list.line });
    plain = [];
  };
  for (const item of list.items) {
    if (!holdsHeading(item.nodes)) plain.push(item);
    else {
      flush();
      nodes.push(...openedItem(list, item, number, above));
    }
    number += 1;
  }
  flush();
  return nodes;
};

const openedItem = (list: List, item: Item, number: number, above: number): Node[] => {
  const nodes: Node[] = [];
  let level = above;
  const first = item.nodes.findIndex((node) => node.kind === 'heading' || holdsHeading([node]));
  const lead = item.nodes.slice(0, first);
  if (lead.length > 0)
    nodes.push({ ...list, start: number, items: [{ nodes: lead, line: item.line }], line: item.line });
  for (const node of item.nodes.slice(first)) {
    if (node.kind === 'heading') {
      level = Math.max(node.level, above + 1);
      nodes.push({ ...node, level });
    } else if (node.kind === 'list' && holdsHeading([node])) nodes.push(...opened(node, level));
    else nodes.push(node);
  }
  return nodes;
};

const isPlain = ({ nodes }: Item): boolean =>
  nodes.every(
    (node) => node.kind === 'paragraph' || (node.kind === 'list' && !node.ordered && node.items.every(isPlain)),
  );

/** In an outline a bullet that holds more than words stands for itself: the whole page may be one list. */
export const bulletsOf = (node: Node): Node[] => {
  if (node.kind !== 'list' || node.ordered) return [node];
  const groups: Item[][] = [];
  let plain = false;
  for (const item of node.items) {
    if (plain && isPlain(item)) groups.at(-1)?.push(item);
    else groups.push([item]);
    plain = isPlain(item);
  }
  return groups.map((items) => ({ ...node, items, line: items[0]?.line ?? node.line }));
};
