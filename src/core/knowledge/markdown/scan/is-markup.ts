import { sureElements } from './html-names.js';
import type { Reading } from './reading.js';
import type { Tag } from './scan-tag.js';

const isNamed = (value: string): boolean => value !== '';

/** Whether a tag is one, and no placeholder (`<instance-id>`) and no type (`List<String>`). */
export const isMarkup = (tag: Tag, before: string, reading: Reading): boolean => {
  if (tag.name === '') return reading.jsx;
  if (sureElements.has(tag.name.toLowerCase()) || tag.kind === 'close') return true;
  if (/\w/u.test(before)) return false;
  if (tag.kind === 'whole' || reading.jsx || reading.closed.has(tag.name)) return true;
  return [...tag.attributes.values()].some(isNamed);
};
