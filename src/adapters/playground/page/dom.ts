export type Child = Node | string | false | undefined;

type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element. An attribute named `--x` is a style property; false and undefined leave an attribute out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === undefined) continue;
    // Set through the object model: the content security policy forbids style attributes.
    if (name.startsWith('--')) made.style.setProperty(name, String(value));
    else made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== false && child !== undefined));
  return made;
}

/** An element that the page's HTML holds. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`The page has no ${id}.`);
}

const keyOf = (node: Node | null): string | undefined => (node instanceof HTMLElement ? node.dataset.key : undefined);

/**
 * Makes the children of a node equal to those wanted, in place: what is there already stays the same node, so that
 * focus, scrolling and what somebody has ticked survive an update. `data-key` tells which is which in a list.
 */
export function update(parent: Node, wanted: readonly Node[]): void {
  const keep = new Set(wanted.map(keyOf));
  for (const child of [...parent.childNodes]) {
    const key = keyOf(child);
    if (key !== undefined && !keep.has(key)) child.remove();
  }
  const keyed = new Map([...parent.childNodes].map((child) => [keyOf(child), child]));
  let cursor: Node | null = parent.firstChild;
  for (const node of wanted) {
    const key = keyOf(node);
    const match = key === undefined ? alike(cursor, node) : keyed.get(key);
    if (match && match === cursor) cursor = cursor.nextSibling;
    else parent.insertBefore(match ?? node, cursor);
    if (match) patch(match, node);
  }
  while (cursor) {
    const next: Node | null = cursor.nextSibling;
    parent.removeChild(cursor);
    cursor = next;
  }
}

const alike = (have: Node | null, want: Node): Node | undefined =>
  have && have.nodeName === want.nodeName && keyOf(have) === undefined ? have : undefined;

/** Makes one node equal to another of the same kind. */
export function patch(have: Node, want: Node): void {
  if (!(have instanceof HTMLElement && want instanceof HTMLElement)) {
    if (have.nodeValue !== want.nodeValue) have.nodeValue = want.nodeValue;
    return;
  }
  for (const name of have.getAttributeNames()) if (!want.hasAttribute(name)) have.removeAttribute(name);
  for (const name of want.getAttributeNames()) {
    const value = want.getAttribute(name) ?? '';
    if (have.getAttribute(name) === value) continue;
    if (name === 'style') have.style.cssText = want.style.cssText;
    else have.setAttribute(name, value);
  }
  update(have, [...want.childNodes]);
}

/** Runs a change; when it took away or disabled what had the focus, the focus goes to `instead` and not to nowhere. */
export function keepFocus(change: () => void, instead: HTMLElement): void {
  const before = document.activeElement;
  change();
  const gone = (element: HTMLElement): boolean => !element.checkVisibility() || element.matches(':disabled');
  if (before instanceof HTMLElement && before !== document.body && gone(before)) instead.focus({ preventScroll: true });
}
