import type { CompiledQuery } from 'kysely';
import type { Db } from './schema.js';

/** Stands in a statement for a value that comes later. */
class Blank {
  readonly name: PropertyKey;
  constructor(name: PropertyKey) {
    this.name = name;
  }
}

/** What stands for the values of a run, by their names. */
export type Blanks<V> = <K extends keyof V>(name: K) => V[K];

/**
 * A statement for a hot path: to put its text together takes longer than to run it. `build` is called once, at the first
 * use, so that one of these belongs to one database.
 */
export function prepared<V extends object, R>(build: (db: Db, value: Blanks<V>) => { compile(): CompiledQuery<R> }) {
  let known: CompiledQuery<R> | undefined;
  return (db: Db, values: V) => {
    // Kysely takes anything that is no expression for a value, and hands it on as it is.
    known ??= build(db, (name) => new Blank(name) as never).compile();
    const parameters = known.parameters.map((each) => (each instanceof Blank ? values[each.name as keyof V] : each));
    return db.executeQuery<R>({ ...known, parameters });
  };
}
