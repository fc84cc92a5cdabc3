import type { Token } from 'markdown-it';

const box = /^((?:<[^<>]{1,40}>[ \t]*)*)\[[ xX]\](?:[ \t]+|$)/u;
/** Obsidian's themes know more states. */
const bulletBox = /^()\[[ xX\-/>!?*]\](?:[ \t]+|$)/u;

/** Takes the box of a task, `[ ]` or `[x]`, from the words of a bullet, a cell or a line. */
export const readTask = (words: Token, inBullet: boolean): void => {
  words.content = words.content.replace(inBullet ? bulletBox : box, '$1');
};
