import { createIndex, type Index } from '../../src/core/ask/index/build-index.js';
import { buildLibrary, type Library } from '../../src/core/ask/index/library.js';
import type { Note } from '../../src/core/knowledge/note.js';
import type { Problem } from '../../src/core/knowledge/problem.js';
import type { SourceFile } from '../../src/core/knowledge/source-file.js';
import type { Synonyms } from '../../src/core/knowledge/synonyms.js';
import { readWords } from '../../src/folder/read-words.js';

/** The words that the program brings along. */
export const generalWords = await readWords();

/** A library as the program makes it. */
export const libraryOf = (files: readonly SourceFile[], previous?: Library, unread?: readonly Problem[]): Library =>
  buildLibrary(files, generalWords, previous, unread);

/** An index as the program makes it. */
export const indexNotes = (notes: readonly Note[], synonyms: Synonyms = []): Index =>
  createIndex(notes, synonyms, generalWords);
