const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What a thing does, in the third person: the verbs that notes tell it with. */
export const thirdPerson = words(`
  accepts aggregates allows analyses analyzes answers applies assesses assigns assumes authenticates automates balances
  blocks bundles caches calculates captures caps carries caches centralises centralizes changes checks collects combines
  compares compiles computes configures connects contains controls converts copies counts covers creates decides decodes
  decrypts defends defines delegates delivers denies deploys describes detects determines directs discovers distributes
  duplicates eliminates enables encrypts enforces ensures establishes evaluates examines executes expires explains exposes
  extends extracts fetches filters finds forces forwards gathers generates gives governs grants groups guarantees guards
  guides handles hands hashes helps hides holds hosts identifies implements includes indicates injects inspects installs
  integrates intercepts introduces involves isolates issues joins keeps lets limits links lists listens maintains makes
  manages maps masks matches means measures mitigates monitors moves notifies obtains offers operates organises organizes
  outlines owns performs permits plans predicts prevents processes produces prohibits protects proves provides publishes
  pulls pushes quarantines reads receives recommends records reduces registers regulates rejects removes renews replaces
  replicates reports represents requires resolves responds restores restricts returns reviews rotates routes runs samples
  adds asks audits belongs bends binds bounds breaks brings builds carries cleans closes comes cuts deletes drives drops
  drowns earns employs encodes ends engages enriches escalates exchanges exploits explores fails fills fits flags focuses
  follows forbids formats frees gains grows imports inherits inserts interprets investigates invokes knows lacks
  launches leads learns leaves loads locks logs lowers merges migrates mirrors modifies mounts negotiates observes obscures
  opens orchestrates originates overwrites packs parses passes pays performs picks places plays pools posts powers prepares
  presents preserves prioritises prioritizes promotes prompts queries queues raises ranks reacts rebuilds recovers redirects
  refers refreshes refuses releases relies renders repeats reproduces requests reserves resets resides resists
  restarts retains retrieves reuses reveals reverses revokes rewrites satisfies saves scales scores searches seeks segments
  selects shields shifts sits skips solves sorts speaks speeds splits spoofs stands steals strengthens strips subscribes
  substitutes suggests suits suspends switches synchronises synchronizes syncs teaches throttles throws trains travels
  traverses treats trusts tunnels turns unifies unlocks upgrades uploads varies visualises visualizes weighs
  federates consists reacts fires alerts notifies occurs appears
  scans schedules screens secures sends separates serves sets shares shows signs simulates specifies spreads starts stops
  stores streams supplies supports takes targets tells terminates tests tracks transfers transforms translates transmits
  triggers turns updates uses validates verifies views warns watches wipes works wraps writes
`);

/** What stands where a noun before it was the subject after all: "access controls are", "AWS reports can". */
export const helpers = words(`
  is are was were be been can cannot could may might must shall should will would do does did has have had of and or that
  which who whom whose where when if for from in to by than as not
`);

/** What begins a sentence whose subject stands elsewhere, or nowhere. */
export const noSubject = words(`
  a-few about above after again all also although always an-other another any anybody anyone anything as at because before
  below besides both but by currently depending despite do does don't due during each either even every everybody everyone
  everything few finally first following for from generally given he her here hers his how however i if in including
  inside instead it its just last lastly later less let like many may more most much my never next no nobody none note
  nothing now of often on once one only or other others otherwise our outside over per please rather remember second see
  several she should similarly since so some somebody someone something sometimes somewhere still such that their them
  then there therefore these they things third this those though through thus to today together two typically under
  unless unlike until use using usually via was we well what whatever when whenever where whether which while who why
  will with within without yes yet you your yours
`);

/** Verbs that are as often the plural of a noun: "maps provide", "issues found". */
export const nounsToo = words(`
  answers blocks caches calls caps captures changes checks controls copies counts covers documents drops ends filters fits
  flags forces formats groups guards guides handles hands hashes hosts issues leads limits links lists loads locks
  logs maps masks matches measures mirrors models monitors moves names needs offers outlines packs passes pays permits
  places plans plays pools posts powers presents processes prompts queries queues ranks reads records registers releases
  reports requests reserves resets returns reviews routes runs samples scales scans schedules scores screens searches
  segments sets shares shields shifts shows signs sorts speeds splits spreads starts stops stores streams strips supplies
  supports switches targets tests tracks trains transfers transforms travels treats triggers trusts tunnels turns updates
  upgrades uploads uses views works wraps
`);

/** What begins the object of a verb, and follows no plural. */
export const determiners = words(`
  a an the your its our their all every each any which whether how who what where when both several many more one two
  three multiple only another
`);

/** What a person is told to do, in words that things seldom do. */
export const orders = words(`
  accept act add adjust agree aim announce answer approve arrange ask assume attach attend back be become begin
  book bring build buy call cancel capture change chase choose claim clean click clone close comment commit communicate
  complete confirm consider consult contact contribute copy cover create cut declare delay delete deploy develop disable
  disclose discuss divide document download edit email enable encourage ensure enter escalate estimate explain export
  expose extend fetch file fill finish fix focus follow format gather get give go hire identify ignore implement improve
  include increase inform initialize initialise inspect install invite invoke involve isolate join keep label leave let
  limit list listen log look lower maintain make mark measure meet mention merge mock mount move name navigate note notify
  offer omit open optimise optimize order organise organize override pause perform phone pick place plan play post practise
  practice prefer prepare prevent protect provide publish pull push put quote raise re-run read rebase reboot rebuild
  record reduce refactor refer reference register release rely remember remove rename repeat replace reply report request
  rerun reset resolve respond restart restore return reuse review revoke rewrite roll rotate run save say schedule seek
  select send separate set set-up share ship show sign skip speak split squash stage stand start state stay stick stop
  store stub submit subscribe suggest switch tag take talk tell terminate test think transfer treat try turn update
  upgrade upload use validate verify visit wait warn watch wear work wrap write
`);
