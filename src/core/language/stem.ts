/** Forms that no rule brings together. */
const irregular = new Map(
  `bought=buy paid=pay sent=send lost=lose stolen=steal stole=steal broke=break broken=break took=take taken=take
gave=give given=give made=make went=go gone=go came=come got=get kept=keep held=hold found=find told=tell chose=choose
chosen=choose wrote=write written=write ran=run began=begin begun=begin built=build spent=spend people=person
children=child men=man women=woman criteria=criterion analyses=analysis indices=index indexes=index matrices=matrix
owner=own owners=own ownership=own user=user users=user cheque=check cheques=check licence=license licences=license
defence=defense offence=offense programme=program programmes=program grey=gray catalogue=catalog dialogue=dialog
analogue=analog forgot=forget forgotten=forget hid=hide hidden=hide knew=know known=know saw=see seen=see sold=sell
taught=teach thought=think threw=throw thrown=throw stood=stand understood=understand withdrew=withdraw
withdrawn=withdraw news=news status=status access=access address=address process=process business=business aws=aws
dns=dns sms=sms always=always https=https tls=tls gas=gas bus=bus lens=lens series=series species=species`
    .split(/\s+/u)
    .map((pair) => pair.split('=') as [string, string]),
);

/** British to American, on both sides alike, so that a wrongly touched word still meets itself. */
const american = (word: string): string => {
  let form = word;
  // Most words have none of these: looking is cheaper than replacing.
  if (form.includes('is', 2)) form = form.replace(/(?<=..)is(e|ed|es|er|ers|ing|ation|ations|ational)$/u, 'iz$1');
  if (form.includes('yse')) form = form.replace(/yse(d|s|r)?$/u, 'yze$1');
  if (form.includes('our', 2)) form = form.replace(/(?<=..)our(s|ed|ing|al|ful|able)?$/u, 'or$1');
  return form.endsWith('re') || form.endsWith('res') ? form.replace(/([bt])re(s?)$/u, '$1er$2') : form;
};

/** Suffix, what it becomes, and how many letters have to stand before it. The first that fits is taken. */
const suffixes: readonly (readonly [string, string, number])[] = [
  ['ifications', 'if', 3],
  ['ification', 'if', 3],
  ['ificate', 'if', 3],
  ['ically', 'ic', 3],
  ['atically', '', 4],
  ['ational', '', 4],
  ['ization', 'iz', 3],
  ['ability', 'abl', 3],
  ['ibility', 'ibl', 3],
  ['ifying', 'if', 3],
  ['ified', 'if', 3],
  ['ifier', 'if', 3],
  ['atory', '', 4],
  ['ation', '', 4],
  ['ating', '', 4],
  ['atic', '', 4],
  ['ated', '', 4],
  ['ator', '', 4],
  ['izer', 'iz', 3],
  ['izing', 'iz', 3],
  ['ized', 'iz', 3],
  ['able', 'abl', 3],
  ['ible', 'ibl', 3],
  ['ably', 'abl', 3],
  ['ance', '', 5],
  ['ence', '', 5],
  ['ancy', '', 5],
  ['ency', '', 5],
  ['ness', '', 4],
  ['ship', '', 4],
  ['ment', '', 3],
  ['ate', '', 4],
  ['ant', '', 5],
  ['ent', '', 5],
  ['acy', '', 4],
  ['ity', '', 4],
  ['ify', 'if', 3],
  ['ize', 'iz', 3],
  ['ful', '', 4],
  ['ing', '', 3],
  ['sion', 's', 3],
  ['tion', 't', 2],
  ['al', '', 5],
  ['ed', '', 3],
  ['er', '', 4],
  ['or', '', 5],
  ['ply', 'pli', 2],
  ['ly', '', 4],
];

const suffixesBy = new Map<string, (typeof suffixes)[number][]>();
for (const each of suffixes) {
  const last = each[0].at(-1) ?? '';
  suffixesBy.set(last, [...(suffixesBy.get(last) ?? []), each]);
}

const vowel = /[aeiouy]/u;

/** A word in lower case without its plural ending, as English has them. */
export const singular = (word: string): string => {
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ss|x|ch|sh|z)es$/u.test(word)) return word.slice(0, -2);
  return /[sui]s$/u.test(word) ? word : word.slice(0, -1);
};

const strip = (word: string): string => {
  for (const [suffix, becomes, least] of suffixesBy.get(word.at(-1) ?? '') ?? []) {
    if (!word.endsWith(suffix)) continue;
    const rest = word.slice(0, -suffix.length);
    if (rest.length < least || !vowel.test(rest) || (suffix === 'ed' && rest.endsWith('e'))) continue;
    const short =
      suffix === 'ing' || suffix === 'ed' || suffix === 'er' ? rest.replace(/([bdfgmnprt])\1$/u, '$1') : rest;
    return short + becomes;
  }
  return word;
};

const finish = (word: string): string => {
  if (word.length > 5 && word.endsWith('ll')) return word.slice(0, -1);
  if (word.length > 3 && word.endsWith('e')) return word.slice(0, -1);
  if (word.length > 3 && /[^aeiou]y$/u.test(word)) return `${word.slice(0, -1)}i`;
  return word;
};

const latin = /^(?:[a-z]+|\p{Script=Latin}+)$/u;

/**
 * The common beginning of a word's forms, in British and American spelling: `encryption`, `encrypted` and `encrypts`
 * give `encrypt`. Not a word for people to read.
 */
export const stem = (word: string): string => {
  const known = irregular.get(word);
  if (known !== undefined) return known === word ? word : stem(known);
  if (word.length < 4 || !latin.test(word)) return word;
  let form = singular(american(word));
  for (let round = 0; round < 3; round += 1) {
    const next = strip(form);
    if (next === form) break;
    form = next;
  }
  return finish(form);
};
