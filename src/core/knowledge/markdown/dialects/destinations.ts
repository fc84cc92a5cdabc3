import type { MarkdownIt } from 'markdown-it';

const template = /\{\{(?:[^{}\n]|[{}](?![{}]))*\}\}|\{%(?:[^%\n]|%(?!\}))*%\}/gu;
const templated = /(?:\{\{(?:[^{}\n]|[{}](?![{}]))*\}\}|\{%(?:[^%\n]|%(?!\}))*%\}|[^\s()<>{}])+/uy;
const quoted = /"([^"]*)"|'([^']*)'/u;
/** A path with spaces, up to the end of the link or its title. */
const spaced = /[^()<>"]*?(?:\([^()<>"]*\)[^()<>"]*?)?(?=\)|\s+"[^"]*"\s*\))/uy;
const pathLike = /[/\\]|\.\w{2,5}(?:#|$)|^#/u;
const longest = 300;

/**
 * Link destinations that hold a template, `[text]({{< ref "page.md" >}})`, and paths with spaces, as wikis and note
 * programs write them.
 */
export const destinations = (md: MarkdownIt): void => {
  // An address of any other kind is not shown, and its link is none: only its words stay.
  md.validateLink = (url) => !/^(?:javascript|vbscript):/iu.test(url.trim());
  const plain = md.helpers.parseLinkDestination;
  md.helpers.parseLinkDestination = (source, start, max) => {
    const found = plain(source, start, max);
    if (found.ok && source[found.pos] === ')' && !found.str.includes('{')) return found;
    const line = source.slice(start, Math.min(max, start + longest));
    if (/^[^\s()<>]*\{[{%]/u.test(line)) {
      templated.lastIndex = 0;
      const [written = ''] = templated.exec(line) ?? [];
      if (written !== '') {
        const str = written.replace(template, (code) => {
          const [, double, single] = quoted.exec(code) ?? [];
          return double ?? single ?? '';
        });
        return { ok: true, pos: start + written.length, str };
      }
    }
    if (!found.ok || !/[ \n]/u.test(source[found.pos] ?? '') || line.startsWith('<')) return found;
    spaced.lastIndex = 0;
    const [written = ''] = spaced.exec(line) ?? [];
    if (start + written.length <= found.pos || !pathLike.test(written.trim()) || written.includes('\n\n')) return found;
    return { ok: true, pos: start + written.length, str: written.trim() };
  };
};
