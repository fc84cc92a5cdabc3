import { stem } from './stem.js';

/** Frequent English words: spelt rightly although the notes don't use them, and no names. */
const words =
  `able absence absorb accident ache achieve act actor add admire adult adventure afford afraid afternoon age ago
agree air airport alarm alive almost alone aloud amazing amount amuse ancient anger angle angry animal ankle annoy apart
apartment apologise appear apple appreciate approach april area argue arm army arrest arrive art article artist asleep atom
attend attract august aunt author autumn awake award aware away awful baby back bad bag bake balance ball banana band bank
bar bath battery battle beach bean bear beard beat beautiful beauty become bed bee beer beg behave believe bell belt bench
bend bet bike bird birth birthday bite bitter black blame blanket bless blind blood blow blue board boat body boil bone book
boot border bored born borrow bother bottle bottom bowl boy brain branch brave bread breakfast breath breathe brick bride
bridge bright bring brother brown brush bucket build burn bury bus busy butter button cable cake camera camp candle cap
capital captain car care careful carpet carry cat catch celebrate century chain chair chance chapter character charm chase
cheese cheer cherry chicken childhood chin chocolate christmas church cigarette cinema circle city class classic clean
clever climate climb clock cloth cloud coach coast coat coffee coin cold collar comfort comic confident confuse congratulate
conversation cook cool corner cotton cough counter country couple courage course court cousin cover cow cream credit crime
cross crowd cruel cry culture cup cupboard cure curious curtain curve cycle dance danger dark date daughter dawn day dead
deaf deal dear death debate decade december decide deep degree delicious delight dentist deserve desert desk dictionary die
dig dinner dirt dirty disappear disappoint discover dish distance dog doll dollar door dot double doubt dozen drama draw
dream dress drink drive driver drop drum dry duck dust ear earn earth east eat education egg elephant elder elect electric
embarrass empire engine enjoy enter entertain envelope equal escape evening evil exact exam excellent excite excuse exercise
exhibition expect experience experiment explode explore express eye face fact factory fail fair faith fall fame family famous
fan fancy far farm fashion fat father favour favourite fear feather february feed feel female fence festival fever field
fight figure film finger finish fire fish fit flag flame flat flavour flight float floor flower fly fold folk follow fool
foot football force forest forget forgive fork fortune forward fox frame free freeze freedom fresh friday fridge friend
friendly frog front fruit fry fuel fun funeral funny fur furniture future gain game garage garden gather gentle gentleman
ghost giant gift girl glad glass globe glory glove glue goal goat god gold golf gossip grain grammar grand grandfather
grandmother grape grass grateful grave green greet grill ground grow guard guess guest guilty guitar gun gym habit hair half
hall hammer happy harbour hat hate head heal healthy hear heart heat heaven heavy heel height hell hen hero hide hill hire
hobby hole hollow honest honey honour hook hope horn horror horse hospital hot hotel hour house huge human humour hungry
hunt husband ice idea imagine immediate impossible impress inch insect interest interesting invent invite iron island jacket
jam january jar jaw jealous jeans jewel join joke journey joy judge juice july jump june jungle jury just justice keen kettle
kick kid kill kind king kiss kitchen kite knee kneel knife knock knot lady lake lamp land language laugh laundry lawn lazy
lead leaf lean leather lecture leg lemon lend lesson level liberty lie life lift light lightning like lion lip liquid listen
literature live liver loan loaf local lonely look loose lord lorry loud lounge love lovely lover luck lucky luggage lump lung
lunch mad magazine magic mail main male man march mark market marriage marry mask mass match mate mathematics may meal meat
medal memory mental mention menu mercy mess metal microphone midnight mild mile military milk million mind mine minute mirror
miserable miss mix model modern modest moment monday monkey monster month mood moon moral morning mountain mouse mouth movie
mud murder muscle museum mushroom music musical mystery nail naked narrow nasty nation native nature naughty neat neck needle
neighbour nephew nerve nervous nest net never news nice niece night nightmare nine noble nod noise noisy noon north nose note
novel november nurse nut oak obvious occasion ocean october odd offend officer oil old olive onion opera opinion opposite
orange orchestra origin oven pain paint pair palace pale pan panic pants parade pardon park parrot party pass passenger
passion passport past path patience patient pause peace peach pear pen pencil penny pepper perfect perform perfume pet piano
picnic pie pig pigeon pile pill pillow pilot pin pink pipe pity plain plane planet plant plastic plate play player pleasant
pleasure plenty pocket poem poet poison polite politics pollution pool poor popular port position potato pot pound pour
powder power practise praise pray prayer prefer pregnant present president press pretend pretty priest prince princess prison
prize progress proud pub pull pump punish pupil puppy pure purple push puzzle queen quarter quarrel quiet rabbit race radio
rail railway rain rainbow raincoat rat raw ray razor reach realise recipe red religion remember remind rent repeat rescue
rest restaurant revenge reward rhyme rhythm rice rich ride ring ripe river road roast rock romantic roof root rope rose rough
round row royal rub rubber rubbish rude rug ruin rule run rush sad sail sailor salad salt sand sandwich satisfy saturday
sauce sausage scare scarf scene school science scissors score scream screw sea seat season second seed sense sentence
september serious seven sew shade shadow shake shallow shame shape shark sharp shave sheep shelf shell shine shirt shock shoe
shoot shore shoulder shout shower shy sick side sight silence silly silver sing singer single sink sister sit six skill skin
skirt sky sleep sleeve slice slide slip smart smell smile smoke smooth snake snow soap society sock soft soil soldier son
song soon sore sorrow soul soup sour south spade spell spice spider spin spirit spoil spoon sport spring square stage stairs
stamp star stare station statue stay steady steak steam steel steep stick sticky stiff stomach stone storm story stove strange
stranger straw strawberry stream street stretch strike string strong student stupid success sudden suffer sugar suit suitcase
summer sun sunday sunny supper suppose sure surface surprise surround suspect swallow swear sweat sweep sweet swim sword
sympathy tail tailor tall taste taxi tea teacher tear teeth television temper temperature temple ten tennis tent terrible
thick thief thin third thirsty thirty thread throat throne thumb thunder thursday tidy tie tiger tight tin tired toast
tobacco toe toilet tomato tomorrow tongue tonight tooth tortoise touch tour tourist towel tower town toy train tramp trap
travel treasure treat tree tremble triangle trick trip trousers truck true trumpet trust truth tube tuesday turkey turn twelve
twenty twice twin twist ugly umbrella uncle uniform university usual valley van vase vegetable victory view village violent
violin voice vote voyage waist wake walk wall wander war warm wash waste watch water wave weak wealth weapon wear weather
wedding wednesday weed week weigh west wet whale wheat wheel whisper whistle white wide wife wild win wind window wine wing
winner winter wise wish witch wolf wonder wonderful wood wool word world worry worth wound wrap wreck wrist yard yell yellow
yesterday young youth zebra zero zoo`.split(/\s+/u);

const stems = new Set(words.map(stem));

export const isCommonWord = (stemmed: string): boolean => stems.has(stemmed);
