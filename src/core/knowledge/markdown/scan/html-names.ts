const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements within a line. What starts with one of them is a paragraph. */
export const inlineElements = set(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr',
);

/** Elements whose parts say what they are: cells, bullets, terms. */
export const structures = set('table ul ol dl pre h1 h2 h3 h4 h5 h6');

/** Elements that hold no words of the note. */
export const dropped = set(
  'script style svg iframe object embed noscript template canvas audio video select textarea math applet',
);

/** Elements that fold or stand apart, and so are boxes. */
export const boxElements = set('details aside');

/**
 * Names that are read as HTML wherever they stand in angle brackets. Other names may be placeholders, as in
 * `ssh <user>@<host>`.
 */
export const sureElements = set(
  'a abbr article aside audio b blockquote br button center cite code col colgroup dd del details div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd legend li main mark nav nobr noscript object ol p param path picture pre q rp rt ruby s samp script section small source span strike strong style sub summary sup svg table tbody td tfoot th thead tr track tt u ul video wbr',
);
