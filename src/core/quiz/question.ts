export * from '../knowledge/question.js';
