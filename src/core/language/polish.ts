/** Endings of nouns, adjectives and verbs, the longest first: enough for most forms of a word to meet. */
const endings =
  `owaniami owaniach owaniem owania owanie owaniu owany owana owane owanych iejszych ościami ościach ością ości ość
ywania ywanie iejszy iejsza ajcie acie ecie ujemy ujecie ujesz uje ują iami iach iemu iego ymi imi ami ach owi owie ów om em
ego emu ych ich iej iem ej ym im ać eć ić yć ąć ał ała ało ali ały ił iła iło ili iły ią ie ia iu ę ą a e i o u y`.split(
    /\s+/u,
  );

const shortest = 3;

export const polishStem = (word: string): string => {
  const ending = endings.find((each) => word.endsWith(each) && word.length - each.length >= shortest);
  return ending === undefined ? word : word.slice(0, -ending.length);
};

export const polishWords: readonly string[] =
  `a aby albo ale ani aż bardzo bez bo by być był była było były będzie będą bądź chce choć ci cię co coś czy dla do gdy gdyż
gdzie go i ich ile im inne inny innych ja ją jak jako je jednak jego jej jemu jest jestem jeśli jeżeli już kiedy kto która które którego
której który których którym którzy lub ma mają mam mamy między mi mnie mną może można mu musi my na nad nam nami nas nasz nawet nic nich
nie niego niej nim nimi niż no o od on ona one oni oraz po pod podczas ponieważ poza przed przez przy są się swoje ta tak takie także tam
te tego tej temu ten też to tobie tu tuż twój ty tych tylko tym u w wam wami was we więc wszystkich wszystkie wszystko wszyscy z za
zawsze ze że`.split(/\s+/u);
