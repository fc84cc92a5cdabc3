/**
 * Everything that is measured, by name: `index(notes, passages)` is given parsed notes and gives a function that answers
 * a query. The others are set up as they did best on the quality comparison, with typos and beginnings of words on.
 */
export const systemsOf = (dist) => ({
  async studyhall() {
    const [{ createIndex }, { ask }, { readWords }] = await Promise.all([
      import(`${dist}/core/ask/index/build-index.js`),
      import(`${dist}/core/ask/ask.js`),
      import(`${dist}/folder/read-words.js`),
    ]);
    const general = await readWords();
    return (notes) => {
      const index = createIndex(notes, [], general);
      return (query) => ask(index, query);
    };
  },
  async minisearch() {
    const { default: MiniSearch } = await import('minisearch');
    return (_, passages) => {
      const search = new MiniSearch({ fields: ['trail', 'text'], idField: 'id' });
      search.addAll(passages);
      return (query) => search.search(query, { prefix: true, fuzzy: 0.2, boost: { trail: 1.5 } }).slice(0, 10);
    };
  },
  async flexsearch() {
    const { default: FlexSearch } = await import('flexsearch');
    return (_, passages) => {
      const search = new FlexSearch.Document({
        document: { id: 'id', index: ['trail', 'text'] },
        tokenize: 'forward',
        encoder: FlexSearch.Charset.LatinBalance,
      });
      for (const passage of passages) search.add(passage);
      return (query) => search.search(query, { limit: 10, suggest: true });
    };
  },
  async fuse() {
    const { default: Fuse } = await import('fuse.js');
    return (_, passages) => {
      const search = new Fuse(passages, { keys: ['trail', 'text'], ignoreLocation: true, includeScore: true });
      return (query) => search.search(query, { limit: 10 });
    };
  },
});
