import { stem } from './stem.js';

/** Frequent English words: spelt rightly although the notes don't use them, and no names. */
const words =
  `able absence absorb accident ache achieve acknowledge act actor add admire admission adult adventure advisor afford afraid
afternoon afterwards age ago agree air airport alarm alive ally almost alone aloud amazing amount amuse ancient anger angle
angry animal ankle annoy anonymous apart apartment apologise appear apple appreciate approach april area argue arm army
arrest arrive art article artist asleep atom attend attic attract august aunt author autumn avalanche awake award aware away
awful baby back bad bag bake balance bald ball banana band bank bar barrier bath battery battle beach bean bear beard beat
beautiful beauty become bed bee beer beg behave believe bell belt bench bend bet bike bird birth birthday bite bitter black
blame blanket bless blind blood blow blue board boat body boil bone book boot border bored born borrow bother bottle bottom
boundary bowl boy brain branch brave bread breakfast breath breathe brick bride bridge bright bring brother brown brush
bucket build bundle burglar burn bury bus busy butter button cable cake camera camp candle cap capital captain car care
careful carpet carry cat catch celebrate century chain chair champion chance chapter character charm chase cheer cheese
cherry chicken childhood chin chocolate christmas church cigarette cinema circle city class classic clean clever climate
climb clock cloth cloud club clue coach coast coat coffee coin cold collapse collar comfort comic compensate complimentary
concrete confident confuse congratulate consumption continent conversation convince cook cookie cool corner cotton cough
counter country couple courage course court cousin cover cow crack craftsmanship cream credit crime cross crowd cruel cry
culture cup cupboard cure curious curtain curve cycle dance danger dark date daughter dawn day dead deaf deal dear death
debate decade december decide deep degree delicious delight demolish dentist desert deserve desk diary dictionary die dig
dinner dirt dirty disappear disappoint discover discovery dish distance dog doll dollar door dot double doubt dozen drama
draw dream dress drill drink drive driver drop drown drum dry duck dust ear earn earth east eat economise education egg
elder elect electric elephant elsewhere embarrass empire engine england english enjoy enter entertain envelope equal escape
evening evil exact exam excellent excite exclusive excuse exercise exhibition expect experience experiment explode explore
expose express eye face fact factory fail fair faith fall fame family famous fan fancy far farm fashion fat father favour
favourite fear feather february feed feel female fence festival fever field fight figure film finance finger finish fire
fish fit flag flame flat flavour fleeting flight float floor flower fly fold folk follow fool foot football forbid force
forest forget forgive fork format fortune forward four fox frame free freedom freeze fresh friday fridge friend friendly
frog front fruit fry fuel fun funeral funny fur furniture future gadget gain game garage garden gather gentle gentleman
getaway ghost giant gift girl glad glass globe glory glove glue goal goat god gold golf gossip grain grammar grand
grandfather grandmother grape grass grateful grave green greet grill ground grow guard guess guest guilty guitar gun gym
habit hair half hall hammer handset happy harbour hat hate head headache headroom heal healthy hear heart heat heaven heavy
heel height hell hen hero hide hill hire hobby hole hollow honest honey honour hook hope horn horror horse hospital hot
hotel hound hour house huge human humour hungry hunt husband ice idea imagine immediate impossible impress inch injury
insect interest interesting interview introduce invent invite iron island jacket jam january jar jaw jealous jeans jewel
join joke journey joy judge juice july jump june jungle jury just justice keen kettle kick kid kill kind king kiss kitchen
kite knee kneel knife knob knock knot lady lake lamp land language laugh laundry lawn lazy lead leaf lean leather lecture
leg legible lemon lend lesson level liberty lie life lift light lightning like lion lip liquid listen literature live liver
loaf loan lobby local logo london lonely look loose lord lorry loud lounge love lovely lover luck lucky luggage lump lunch
lung mad magazine magic mail main male man march mark market marriage marry mask mass match mate mathematics maths may meal
meat medal meditate memory mental mention menu mercy mess metal microphone midnight mild mile military milk million mind
mine minute mirror miserable miss mix model modern modest moment monday monkey monster month mood moon moral morning motor
mountain mourn mouse mouth movie mud murder muscle museum mushroom music musical mystery nail naked narrow nasty nation
native nature naughty navy neat neck needle neighbour nephew nerve nervous nest net never news nice niece night nightmare
nine noble nod noise noisy noon north nose note novel november nurse nut oak obvious occasion ocean october odd offend
officer oil old older olive onion opera opinion opposite orange orchestra origin outfit outlook oven pain paint pair palace
pale pan panic pants parade paragraph parameter pardon park parrot party pass passenger passion passport past path patience
patient pattern pause peace peach pear pen pencil penny pepper perfect perform perfume persistent pet piano picnic pie pig
pigeon pile pill pillow pilot pimple pin pink pipe pity plain plane planet plant plastic plate play player pleasant pleasure
plenty pocket poem poet poison polite politics pollution pool poor popular port position pot potato pound pour powder power
practise praise pray prayer prefer pregnant present president press pretend pretty priest prince princess prison prize
progress protein proud pub pull pump punish pupil puppy pure purple push puzzle quarrel quarter queen quiet rabbit race
radio raid rail railway rain rainbow raincoat rat raw ray razor reach realise recall recipe red refresh religion remain
remember remind rent repeat replica reproduce rescue rest restaurant revenge reward rhyme rhythm rice rich ride ring ripe
river road roast rock romantic roof root rope rose rough round row royal rub rubber rubbish rude rug ruin rule run rush sad
sail sailor salad salt salvage sand sandwich satisfy saturday sauce sausage scare scarf scene scheme school science scissors
scooter score scream screw sea season seat second seed selective sense sentence september serious seven sew shade shadow
shake shallow shame shape shark sharp shave sheep shelf shell shine shirt shock shoe shoot shore shoulder shout shower shy
sick side sight signal silence silent silly silver sing singer single sink sister sit six skill skin skirt sky sleep sleeve
slice slide slim slip smart smell smile smoke smooth snack snake snow soap society sock sofa soft soil soldier son song soon
sore sorrow soul soup sour south spade spell spice spider spin spirit spoil spoon sport spring squad square stage stairs
stale stamp star stare station statue stay steady steak steam steel steep stick sticky stiff stomach stone storm story stove
strange stranger strategic straw strawberry stray stream street stretch strike string strong stuck student stupid subscribe
success sudden suffer sugar suit suitcase summer sun sunday sunny superior supper suppose sure surface surname surprise
surround suspect swallow swamp swarm swear sweat sweep sweet swim sword sympathy tablet tail tailor tall tangible taste taxi
tea teacher tear teenager teeth television temper temperature temple ten tenant tender tennis tent terrible thick thief thin
third thirsty thirty thread thrifty throat throne thumb thunder thursday tidy tie tiger tight tighten tin tired toast
tobacco toe toilet tomato tomorrow tongue tonight tooth tortoise touch tour tourist towel tower town toy train tramp trap
travel treasure treasury treat tree tremble triangle trick trip troop trousers truck true trumpet trust truth tube tuesday
turkey turn twelve twenty twice twin twist ugly umbrella unauthorised uncle unconscious unfair uniform uninterrupted
university upcoming usual valley van vanish vase vegetable victory view village villain violent violin vision voice vote
voyage waist wake walk wall wallet wander war warm wash waste watch water wave weak wealth weapon wear weather wedding
wednesday weed week weekday weigh west wet whale wheat wheel whisky whisper whistle white wide wife wild win wind window
wine wing winner winter wise wish witch wolf wonder wonderful wood wool word world worry worth wound wrap wreck wrist yard
yell yellow yesterday young youth zebra zero zoo`.split(/\s+/u);

const stems = new Set(words.map(stem));

export const isCommonWord = (stemmed: string): boolean => stems.has(stemmed);
