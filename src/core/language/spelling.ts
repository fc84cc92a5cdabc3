/** Words that the rules below don't reach: British, American. */
const pairs = `defence defense, offence offense, pretence pretense, licence license, practise practice, grey gray,
programme program, cheque check, tyre tire, aluminium aluminum, sulphur sulfur, sulphate sulfate, sulphide sulfide,
mould mold, plough plow, sceptic skeptic, sceptical skeptical, kerb curb, jewellery jewelry, enrolment enrollment,
instalment installment, fulfil fulfill, fulfilment fulfillment, enrol enroll, instil instill, skilful skillful,
wilful willful, judgement judgment, acknowledgement acknowledgment, ageing aging, artefact artifact, pyjamas pajamas,
moustache mustache, doughnut donut, draught draft, disc disk, axe ax, cosy cozy, yoghurt yogurt, aeroplane airplane,
maths math, learnt learned, burnt burned, spelt spelled, storey story, manoeuvre maneuver, whisky whiskey`;

const american = new Map(
  pairs.split(',').map((pair): [string, string] => {
    const [british = '', other = ''] = pair.trim().split(/\s+/u);
    return [british, other];
  }),
);

/** How British endings are written in America; the letters before keep short words out: `hour`, `wise`, `filling`. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{2}[b-df-hj-np-tv-z])our(?!n)/u, 'or'],
  [/(?<=^(?:od|arm|hon))our/u, 'or'],
  [/(?<=[a-z]{3})is(?=(?:e[ds]?|ers?|ing|ations?|ational|able)$)/u, 'iz'],
  [/(?<=[a-z]{3})ys(?=(?:e[ds]?|ers?|ing)$)/u, 'yz'],
  [/(?<=[a-z][bt])re(?=s?$)/u, 'er'],
  [/(?<=[a-z]t)red$/u, 'ered'],
  [/(?<=[a-z]{3})ogue(?=s?$)/u, 'og'],
  [/(?<=[a-z]{3}[aeiou]l)l(?=ed$|ing$|ers?$|ors?$)/u, ''],
  [/(?<=^.*)[ao]e(?=[a-z]{3})(?!l)/u, 'e'],
];

/** Shorter words have no spelling of their own. */
const shortest = 5;

/** The American spelling of a word in lower case: `colour` and `color` give the same. */
export const inAmerican = (word: string): string => {
  const listed = american.get(word) ?? american.get(word.replace(/s$/u, ''));
  if (listed !== undefined) return american.has(word) ? listed : `${listed}s`;
  if (word.length < shortest || !/^[a-z]+$/u.test(word)) return word;
  return rules.reduce((text, [british, other]) => text.replace(british, other), word);
};
