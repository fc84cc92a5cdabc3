import type { Library } from '../../src/core/ask/index/library.js';
import type { SourceFile } from '../../src/core/knowledge/source-file.js';
import type { QuizShelf } from '../../src/core/ports/quiz-shelf.js';
import { libraryOf } from './library.js';

export interface NotesShelf {
  readonly shelf: QuizShelf;
  library(): Library;
  files(): readonly SourceFile[];
  /** Other files take the place of all that there are. */
  set(files: readonly SourceFile[]): void;
  /** Read as a new process reads them, which remembers nothing. */
  reopen(): void;
}

/** A notes folder in memory, read anew whenever something is put into it; nothing can be where it is not writable. */
export function openShelf(given: readonly SourceFile[], writable: boolean): NotesShelf {
  let files = given;
  let library = libraryOf(files);
  const put = (path: string, text: string): void => {
    files = [...files.filter((file) => file.path !== path), { path, text }];
    library = libraryOf(files, library);
  };
  return {
    library: () => library,
    files: () => files,
    set(edited) {
      files = edited;
      library = libraryOf(files, library);
    },
    reopen() {
      library = libraryOf(files);
    },
    shelf: {
      async write(path, text) {
        if (writable) put(path, (files.find((file) => file.path === path)?.text ?? '') + text);
        return writable;
      },
      async create(path, text) {
        if (!writable) return 'refused';
        if (files.some((file) => file.path === path)) return 'taken';
        put(path, text);
        return 'made';
      },
      async use(besides) {
        library = libraryOf([...files, ...besides], library);
      },
    },
  };
}
