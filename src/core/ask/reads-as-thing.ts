import { isFunctionWord } from '../language/stop-words.js';

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/** What begins an instruction or a question more often than a name. */
const openers = list(`
  add allow apply ask assign assume avoid be become begin bring build call change check choose clean close collect come
  communicate complete configure connect consider contact copy create debug decide define delete deploy describe determine
  disable discuss document don do does download edit enable ensure escalate evaluate explain explore fill find fix follow
  get give go handle have hear help here hire how identify if implement import improve inform install introduce isolate join
  keep know learn leave let list listen look maintain make manage meet mitigate monitor move never notify offer open perform
  pick practice practise prepare prevent provide publish put raise read reduce remove rename replace resolve respond restart
  restore review run save see send set setup share should show speak start stay stop submit switch take talk teach tell think
  treat trigger try turn understand update upgrade upload use using validate verify view wait watch what when where which
  who whom whose why work write can could may must will would is are was were please remember always welcome
`);

/** Headings of any notes, which name nothing on their own. */
const generic = list(`
  about additional appendix audience background basics books checklist conclusion content contents contributing dependencies
  description details dos documents example examples faq features general goals guide guidelines help home impact important
  index info information intro introduction license links more motivation next note notes other others overview page part
  prerequisites problem problems process purpose questions readme recommendations reference references requirements
  resources responsibilities responsibility scope section see solution status step steps structure suggestions summary table
  talks terms timeline tips todo tools topics training troubleshooting usage useful version
`);

const mostWords = 4;

/** Whether a title or heading reads as the name of one thing, as somebody would ask for it: `Opening hours`. */
export const readsAsThing = (name: string): boolean => {
  if (!/^[\p{L}\p{N}]+(?:[ /-][\p{L}\p{N}]+)*$/u.test(name)) return false;
  const words = name.toLowerCase().split(' ');
  const [first = ''] = words;
  if (words.length > mostWords || !/\p{L}{2}/u.test(name)) return false;
  if (openers.has(first) || (words.length > 1 && isFunctionWord(first))) return false;
  return !words.every((word) => generic.has(word) || isFunctionWord(word));
};
