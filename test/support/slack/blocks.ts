/** What Slack would say about a message's blocks, and how people would read them. Limits are those of Slack's reference. */

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const string = (value: unknown): string => (typeof value === 'string' ? value : '');

const inline = new Set(['text', 'link', 'date', 'emoji', 'user', 'channel', 'broadcast', 'usergroup', 'team', 'color']);

/** Complaints about blocks, as a path and a reason; none means that Slack takes them. */
export function complaints(blocks: unknown, view = false): string[] {
  const out: string[] = [];
  const actionIds = new Set<string>();
  const blockIds = new Set<string>();
  const must = (right: boolean, path: string, what: string): void => {
    if (!right) out.push(`${path}: ${what}`);
  };
  const text = (value: unknown, path: string, most: number, kinds = ['plain_text', 'mrkdwn']): void => {
    if (!isObject(value)) {
      must(false, path, 'no text object');
      return;
    }
    const { type, text: words, emoji, verbatim } = value;
    must(kinds.includes(string(type)), path, `type ${type}`);
    must(string(words).length >= 1 && string(words).length <= most, path, `length ${string(words).length} of ${most}`);
    must(type === 'plain_text' ? verbatim === undefined : emoji === undefined, path, 'a property of the other kind');
    // Not a rule of Slack's: without it names and addresses in the text would become links.
    if (type === 'mrkdwn') must(verbatim === true, path, 'not verbatim');
  };
  const id = (value: unknown, path: string): void => {
    must(typeof value === 'string' && value.length >= 1 && value.length <= 255, path, 'action_id');
    must(!actionIds.has(string(value)), path, `action_id ${value} twice`);
    actionIds.add(string(value));
  };
  const options = (value: unknown, path: string, most: number): void => {
    const all = list(value);
    must(all.length >= 1 && all.length <= most, path, `${all.length} options`);
    all.forEach((option, i) => {
      text(option.text, `${path}/${i}`, 75);
      must(string(option.value).length >= 1 && string(option.value).length <= 150, `${path}/${i}`, 'value');
    });
  };
  const element = (value: Json, path: string): void => {
    id(value.action_id, path);
    switch (value.type) {
      case 'button':
        text(value.text, `${path}/text`, 75, ['plain_text']);
        must(value.value === undefined || string(value.value).length <= 2000, path, 'value');
        must(
          value.accessibility_label === undefined || string(value.accessibility_label).length <= 75,
          path,
          'accessibility_label',
        );
        must(value.style === undefined || value.style === 'primary' || value.style === 'danger', path, 'style');
        return;
      case 'checkboxes':
        options(value.options, `${path}/options`, 10);
        break;
      case 'multi_static_select':
        text(value.placeholder, `${path}/placeholder`, 150, ['plain_text']);
        options(value.options, `${path}/options`, 100);
        break;
      case 'static_select':
        options(value.options, `${path}/options`, 100);
        must(
          value.initial_option === undefined ||
            list(value.options).some((each) => JSON.stringify(each) === JSON.stringify(value.initial_option)),
          path,
          'initial_option',
        );
        return;
      case 'plain_text_input':
        must(Number(value.max_length) >= 1 && Number(value.max_length) <= 3000, path, 'max_length');
        must(string(value.initial_value).length <= Number(value.max_length), path, 'initial_value');
        return;
      default:
        must(false, path, `element ${value.type}`);
    }
  };
  const richInline = (value: Json, path: string, only?: string): void => {
    must(only ? value.type === only : inline.has(string(value.type)), path, `inline ${value.type}`);
    if (value.type === 'text' || value.type === 'link') must(string(value.text).length >= 1, path, 'empty');
    if (value.type === 'link')
      must(/^https?:\/\//.test(string(value.url)) && string(value.url).length <= 3000, path, 'url');
    if (value.type === 'date') {
      must(
        Number.isInteger(value.timestamp) && string(value.format) !== '' && string(value.fallback) !== '',
        path,
        'date',
      );
    }
  };
  const rich = (value: Json, path: string): void => {
    const all = list(value.elements);
    must(all.length >= 1, path, 'empty');
    all.forEach((part, i) => {
      const here = `${path}/${i}`;
      const inner = list(part.elements);
      must(inner.length >= 1, here, 'empty');
      if (part.type === 'rich_text_list') {
        must(part.style === 'bullet' || part.style === 'ordered', here, 'style');
        must(Number(part.indent ?? 0) >= 0 && Number(part.indent ?? 0) <= 8, here, 'indent');
        inner.forEach((each, j) => {
          must(each.type === 'rich_text_section' && list(each.elements).length >= 1, `${here}/${j}`, 'list item');
          for (const leaf of list(each.elements)) richInline(leaf, `${here}/${j}`);
        });
        return;
      }
      must(
        ['rich_text_section', 'rich_text_quote', 'rich_text_preformatted'].includes(string(part.type)),
        here,
        `${part.type}`,
      );
      const only = part.type === 'rich_text_preformatted' ? 'text' : undefined;
      for (const leaf of inner) richInline(leaf, here, only);
    });
  };
  const all = list(blocks);
  must(Array.isArray(blocks) && all.length === blocks.length, 'blocks', 'not a list of objects');
  must(all.length >= 1 && all.length <= (view ? 100 : 50), 'blocks', `${all.length} blocks`);
  must(all.filter(({ type }) => type === 'table').length <= 1, 'blocks', 'only_one_table_allowed');
  const words = [...JSON.stringify(all).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(
    ([, each]) => JSON.parse(`"${each}"`).length,
  );
  must(words.reduce((sum, length) => sum + length, 0) <= 11_000, 'blocks', 'msg_blocks_too_long');
  all.forEach((block, i) => {
    const path = `blocks/${i}`;
    if (block.block_id !== undefined) {
      must(string(block.block_id).length <= 255 && !blockIds.has(string(block.block_id)), path, 'block_id');
      blockIds.add(string(block.block_id));
    }
    switch (block.type) {
      case 'header':
        text(block.text, path, 150, ['plain_text']);
        break;
      case 'context': {
        const inner = list(block.elements);
        must(inner.length >= 1 && inner.length <= 10, path, 'elements');
        for (const each of inner) text(each, path, 3000);
        break;
      }
      case 'rich_text':
        rich(block, path);
        break;
      case 'actions': {
        const inner = list(block.elements);
        must(inner.length >= 1 && inner.length <= 25, path, `${inner.length} elements`);
        for (const [j, each] of inner.entries()) element(each, `${path}/${j}`);
        break;
      }
      case 'table': {
        const rows = Array.isArray(block.rows) ? (block.rows as Json[][]) : [];
        must(rows.length >= 1 && rows.length <= 100, path, 'rows');
        must(list(block.column_settings).length <= 20, path, 'column_settings');
        for (const [r, row] of rows.entries()) {
          must(row.length >= 1 && row.length <= 20, `${path}/${r}`, 'cells');
          row.forEach((cell, c) => {
            if (cell.type === 'rich_text') rich(cell, `${path}/${r}/${c}`);
            else must(cell.type === 'raw_text' && string(cell.text).length >= 1, `${path}/${r}/${c}`, 'cell');
          });
        }
        break;
      }
      case 'input':
        must(view, path, 'input in a message');
        text(block.label, path, 2000, ['plain_text']);
        element(block.element as Json, path);
        break;
      default:
        must(false, path, `block ${block.type}`);
    }
  });
  return out;
}

/** Complaints about a modal. */
export function viewComplaints(view: Json): string[] {
  const out = complaints(view.blocks, true);
  if (view.type !== 'modal') out.push('view: type');
  if (string((view.title as Json)?.text).length > 24 || string((view.title as Json)?.text) === '')
    out.push('view: title');
  if (string((view.submit as Json)?.text).length > 24) out.push('view: submit');
  if (string(view.private_metadata).length > 3000) out.push('view: private_metadata');
  if (string(view.callback_id).length > 255 || string(view.callback_id) === '') out.push('view: callback_id');
  return out;
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Slack's markup as people see it, as far as this bot uses it. */
const displayedMarkup = (text: string): string =>
  unescaped(
    text
      .replace(/<!date\^(\d+)\^[^|>]*\|([^>]*)>/g, (_, _at, fallback: string) => fallback)
      .replace(/<([^>|]*)(?:\|([^>]*))?>/g, (_, target: string, label?: string) => label ?? target),
  );

function displayedInline(value: Json): string {
  return value.type === 'date' ? string(value.fallback) : string(value.text);
}

function displayedBlock(block: Json): string {
  const inner = list(block.elements);
  switch (block.type) {
    case 'header':
      return string((block.text as Json).text);
    case 'context':
      return inner
        .map((each) => (each.type === 'mrkdwn' ? displayedMarkup(string(each.text)) : string(each.text)))
        .join(' ');
    case 'rich_text':
      return inner
        .map((part) =>
          part.type === 'rich_text_list'
            ? list(part.elements)
                .map((item) => `• ${list(item.elements).map(displayedInline).join('')}`)
                .join('\n')
            : list(part.elements).map(displayedInline).join(''),
        )
        .join('\n');
    case 'table':
      return (block.rows as Json[][])
        .map((row) =>
          row.map((cell) => (cell.type === 'rich_text' ? displayedBlock(cell) : string(cell.text))).join(' | '),
        )
        .join('\n');
    case 'actions':
      return inner
        .map((each) =>
          each.type === 'button'
            ? `[${string((each.text as Json).text)}]`
            : list(each.options)
                .map((option) => `( ) ${string((option.text as Json).text)}`)
                .join('\n'),
        )
        .join(' ');
    default:
      return '';
  }
}

/** A message as people read it. */
export const displayed = (message: { text: string; blocks: unknown }): string =>
  list(message.blocks).length > 0 ? list(message.blocks).map(displayedBlock).join('\n') : displayedMarkup(message.text);

/** Everything in a message that would notify somebody or stand for a person, a group or a channel. */
export function pings(message: { text: string; blocks: unknown }): string[] {
  const json = JSON.stringify(message.blocks);
  const elements = [...json.matchAll(/"type":"(user|usergroup|broadcast|channel|team)"/g)].map(([, type]) => `${type}`);
  const markup = list(message.blocks).flatMap((block) =>
    list(block.elements).flatMap((each) => (each.type === 'mrkdwn' ? [string(each.text)] : [])),
  );
  const marks = [message.text, ...markup].flatMap((text) => text.match(/<(?:@|#|!(?!date\^))[^>]*>/g) ?? []);
  return [...elements, ...marks];
}
