export * from '../library.js';
export type { SourceFile } from './source-file.js';
