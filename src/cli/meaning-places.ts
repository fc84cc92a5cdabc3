import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modelName } from '../meaning/fetch/the-model.js';
import { placeOf } from '../store/open-store.js';

/** Where data are kept that belong to a program and not to a folder, such as in an image. */
const besideProgram = fileURLToPath(new URL('../../data', import.meta.url));

/** The folder of what is kept on this machine: that of the store's file, or `data` where a server has the store. */
const dataDir = (databaseUrl: string): string => dirname(placeOf(databaseUrl).file ?? 'data/-');

/** Folders that may hold the model; the first is where it is fetched to. */
export const modelPlaces = (databaseUrl: string): string[] =>
  [dataDir(databaseUrl), besideProgram].map((dir) => join(dir, 'models', modelName));

/** The folder of vectors that are kept on this machine. */
export const vectorsDir = (databaseUrl: string): string => join(dataDir(databaseUrl), 'vectors');
