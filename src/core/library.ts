export * from './knowledge/library.js';
