export const defaultCount = 5;
/** Questions of one series. */
export const mostAtOnce = 20;
/** A button's id has no room for more of a topic. */
const longestTopic = 36;

const shortened = (text: string): string =>
  text.length <= longestTopic
    ? text
    : text.slice(0, longestTopic).replace(/\S*$/u, '').trim() || text.slice(0, longestTopic);

export const impossibleCount = `I can ask you 1 to ${mostAtOnce} questions at a time. Try “/quiz practice 10”.`;

/**
 * What stands behind `/quiz practice`: a topic, how many questions, or both. `isTopic` says whether there is a topic of
 * that name, which may end with a number itself. A sentence when so many can't be asked.
 */
export function wantedIn(
  rest: string,
  isTopic: (about: string) => boolean,
): { readonly about: string; readonly n: number } | string {
  const text = rest
    .replace(/^(?:about|on)\s+/iu, '')
    .replace(/[\s:]+/gu, ' ')
    .trim();
  const [, topic = '', count = ''] = /^(.*?)\s*((?<!\S)[-−–]\d+|\b\d+)(?:\s+questions?)?$/iu.exec(text) ?? [];
  if (count === '' || isTopic(text)) return { about: shortened(text), n: defaultCount };
  const n = Number(count.replace(/^[−–]/u, '-'));
  if (n >= 1 && n <= mostAtOnce) return { about: shortened(topic), n };
  // "port 443" is a topic of its own.
  return topic === '' || isTopic(topic) ? impossibleCount : { about: shortened(text), n: defaultCount };
}
