import type { MarkdownIt, StateInline, Token } from 'markdown-it';

type Nesting = Token['nesting'];
type Attribute = NonNullable<Token['attrs']>[number];

/** A token of markdown-it that is made at once. */
class QuickToken implements Token {
  type: string;
  tag: string;
  nesting: Nesting;
  attrs: Attribute[] | null = null;
  map: [number, number] | null = null;
  level = 0;
  children: Token[] | null = null;
  content = '';
  markup = '';
  info = '';
  meta: Record<string, unknown> | null = null;
  block = false;
  hidden = false;

  constructor(type: string, tag: string, nesting: Nesting) {
    this.type = type;
    this.tag = tag;
    this.nesting = nesting;
  }

  attrIndex(name: string): number {
    return this.attrs?.findIndex(([key]) => key === name) ?? -1;
  }
  attrPush(attribute: Attribute): void {
    this.attrs ??= [];
    this.attrs.push(attribute);
  }
  attrSet(name: string, value: string | number): void {
    const attribute: Attribute = [name, value];
    const at = this.attrIndex(name);
    if (at < 0) this.attrPush(attribute);
    else this.attrs?.splice(at, 1, attribute);
  }
  attrGet(name: string): string | number | null {
    return this.attrs?.[this.attrIndex(name)]?.[1] ?? null;
  }
  attrJoin(name: string, value: string): void {
    const before = this.attrGet(name);
    this.attrSet(name, before === null ? value : `${before} ${value}`);
  }
}

const textToken = (words: string, level: number): Token => {
  const token = new QuickToken('text', '', 0);
  token.content = words;
  token.level = level;
  return token;
};

/**
 * markdown-it fills a token in field by field through a helper, which takes an eighth of all reading. Its states are
 * given ways to push tokens that are made at once, and do otherwise what its own do.
 */
export const makeTokensQuickly = ({ block, inline }: MarkdownIt): void => {
  block.State = class extends block.State {
    override push(type: string, tag: string, nesting: Nesting): Token {
      const token = new QuickToken(type, tag, nesting);
      token.block = true;
      if (nesting < 0) this.level -= 1;
      token.level = this.level;
      if (nesting > 0) this.level += 1;
      this.tokens.push(token);
      return token;
    }
  };
  inline.State = class extends inline.State {
    override pushPending(): Token {
      const token = textToken(this.pending, this.pendingLevel);
      this.tokens.push(token);
      this.pending = '';
      return token;
    }
    override push(type: string, tag: string, nesting: Nesting): Token {
      if (this.pending !== '') this.pushPending();
      const token = new QuickToken(type, tag, nesting);
      let meta: StateInline['tokens_meta'][number];
      if (nesting < 0) {
        this.level -= 1;
        this.delimiters = this._prev_delimiters.pop() ?? [];
      }
      token.level = this.level;
      if (nesting > 0) {
        this.level += 1;
        this._prev_delimiters.push(this.delimiters);
        this.delimiters = [];
        meta = { delimiters: this.delimiters };
      }
      this.pendingLevel = this.level;
      this.tokens.push(token);
      this.tokens_meta.push(meta);
      return token;
    }
  };
};

/** Words without any marks. */
export const plainText = (words: string): Token => textToken(words, 0);
