export const defaultCount = 5;
/** Questions of one series. */
export const mostAtOnce = 20;
/** A button's id has no room for more of a topic. */
const longestTopic = 36;

const shortened = (text: string): string =>
  text.length <= longestTopic
    ? text
    : text.slice(0, longestTopic).replace(/\S*$/u, '').trim() || text.slice(0, longestTopic);

/**
 * What stands behind `/quiz practice`: a topic, how many questions, or both. `isTopic` says whether there is a topic of
 * that name, which may end with a number itself.
 */
export function wantedIn(
  rest: string,
  isTopic: (about: string) => boolean,
): { readonly about: string; readonly n: number } {
  const text = rest
    .replace(/^(?:about|on)\s+/iu, '')
    .replace(/[\s:]+/gu, ' ')
    .trim();
  const [, topic = '', count = ''] = /^(.*?)\s*\b(\d{1,4})(?:\s+questions?)?$/iu.exec(text) ?? [];
  const counted = count !== '' && !isTopic(text);
  return counted
    ? { about: shortened(topic), n: Math.max(1, Number(count)) }
    : { about: shortened(text), n: defaultCount };
}
