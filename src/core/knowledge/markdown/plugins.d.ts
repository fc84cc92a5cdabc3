/** Plugins of markdown-it that come without types. */
declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it';

  const plugin: (md: MarkdownIt) => void;

  export { plugin as default };
}

declare module 'markdown-it-deflist' {
  import type { MarkdownIt } from 'markdown-it';

  const plugin: (md: MarkdownIt) => void;

  export { plugin as default };
}

declare module 'markdown-it-mark' {
  import type { MarkdownIt } from 'markdown-it';

  const plugin: (md: MarkdownIt) => void;

  export { plugin as default };
}
