/**
 * Formal words of handbooks and manuals, and the plain words in which people ask for them: plain ones before the arrow.
 * Loose, one way, in the form of `synonyms.txt`.
 */
export const plainForFormal = `
# Responsibility, work, organisation
burden = obligation = bother = deal with = take care = looking after = chore = must do > responsible = responsibility
belongs = belong = whose = mine = yours > own = owner = owns
boss = bosses = superior = chief = team lead = supervisor > manager = line manager = lead
leaders = executives = directors = decision makers = board = top brass > management = leaders = business
mates = teammates = workmates = everyone = everybody = folks = guys > team = staff = employees = colleagues
firm = corporation = outfit = employer > company = organisation = business
supervise = watch over = keep control = in command > manage = control = administer
advise = counsel = coach = mentor > guidance = recommend = consult
helpers = specialists = pros = gurus = engineers > expert = experts = specialists = consultants
contact = go-between = liaison = somebody to ask = person to ask = someone to ask > point of contact = account manager = contact
advocate = champion = ally = lobby > advocacy = support
early = sooner = beforehand = first to = before everyone > early = advance = proactive = notice
hint = tip = suggestion = pointer > recommendation = recommendations = guidance
strategy = roadmap = vision = big picture = long run > strategic = strategy = plan
redesign = rebuild = rework = modernise = overhaul > re-engineering = redesign
roll out = bring live = introduce = launch = set going > deploy = deployment = deployments
lesson = class = teach = school = learn = know-how = skills > training = educate = train = workshop
playbook = drill = checklist = cookbook = what to do = step by step > playbook = runbook = procedure = process
spot = notice = discover = recognise = realise = catch = pick up > detect = detection = identify = find
react = act = reply = answer = counter > respond = response
crew = squad = department = desk > team = unit = group
rules = regulations = red tape = paragraphs = bylaw > policy = policies = requirements = regulation
show = demonstrate = convince = satisfy > prove = evidence = demonstrate
inspector = examiner = checker = outsider who checks > auditor = assessor
examine = go through = test = probe = question = judge > assess = audit = evaluate = review = inspect
outsiders = outside = others = external people > third party = external = third parties
fine = punishment = penalty > fine = penalty = late fee
permit = licence = clearance = green light = okay = sign-off > approval = approve = approved = authorised
signature = sign = autograph > sign = approve
deadline = due = latest = until when = by when > within = deadline = until = days
queue = line = turn = wait > queue = waiting list = backlog

# Access
allowed = may = entitled = permitted = can I = eligible > permission = allowed = permissions
forbidden = prohibited = not allowed = barred = banned = refused = stopped > deny = denied = block = never
barrier = gate = gatekeeper = bouncer = doorman > firewall = access control
entry = admission = way in = entrance > access = sign in = door
enter = reach = open = use = view > access = sign in
member = person = human = worker = individual = colleague > user = users
persona = identity = profile > identity = user = account
key = pass = secret = token > credentials = access key = password
hat = position = function = job > role
temporary = short = fleeting = brief = hours = expiring = one-off > temporary = short = expire
borrow = lend = hand over = pass around = give out > share = sharing = assume = temporary
restrict = narrow = tighten = only from = only if = only when = unless = provided > condition = conditions = restrict = limit
place = location = where from = country = office = spot > address = ip = region = location
o'clock = hours = evening = morning = night = weekend = clock > time = time of day = date
detailed = precise = exact = separate = selective = tailored = individually = per person > granular = different permissions = individual = specific
bundle = collection = set of people = category = team > group = groups
robot = script = bot = program = software = daemon > application = service = service-linked role = api
verify = confirm = prove = check = double check > authentication = verify = mfa = factor
gadget = device = hardware = physical = thing = plastic = object > device = hardware = token = authenticator
twice = double = extra = additional = another = second = both > two-factor = multi-factor = second = mfa
phone = mobile = handset > app = authenticator = device
directory = people list = staff list = domain controller = windows = microsoft = outlook > directory = active directory = corporate directory
partner = sister company = subsidiary = other firm = other company > federation = external = third party
elsewhere = already = other system = existing = outside = own system > federation = identity provider = existing
standard = language = protocol = format > saml = openid = protocol = standard

# Protection
safe = safety = secure = protected = harm > security = protect = secure
thief = crook = criminal = villain = spy = enemy = stranger = hacker > attacker = attack = threat = unauthorised
hack = intrude = break = crack = compromise = raid > attack = breach = incident
flood = storm = wave = swarm = bombardment = overload = zombies = botnet > ddos = attack = traffic
withstand = survive = cope = bear = tolerate = stand > resilient = resilience = absorb = designed
hole = gap = weakness = crack = flaw = opening = bug = exposed > vulnerability = vulnerabilities = gaps = open
scan = search = hunt = sweep = look for = sniff > scan = scans = assess = inspect
stray = differ = deviate = depart = off track > deviations = deviate = drift
conceal = hide = scramble = garble = encode = lock = seal = cloak > encrypt = encryption = encrypted
readable = plain = clear = legible > unencrypted = encryption = encrypted
wire = cable = line = pipe = road = journey = travel = move = moving = transport = network > transit = in transit = connection
rest = sit = lie = disk = disks = saved = drive = shelf = stored = storage > at rest = stored = volume = encryption at rest
vault = safe = locker = strongbox = treasury = keychain > key management = kms = hsm = password manager
chip = appliance = tamper = module = machine = dedicated = exclusive = ours alone = not shared > hardware = hsm = dedicated = single-tenant
cryptography = crypto = cipher = maths > cryptographic = encryption = key
turn = replace = refresh = renew = exchange > rotate = rotation = renew
destroy = shred = crush = wipe = burn = scrap > destroy = destroys = wipe = disposal = delete
physical = building = buildings = site = sites = fence = lock = guard = camera = premises = concrete > facilities = data centre = physical
electricity = power = cooling = air conditioning = generator > power = physical = environmental
building = room = hall = centre > data centre = facility = office
copy = duplicate = spare = second copy = saved = archive > backup = backups = snapshot = replica
undo = rescue = salvage = bring back = get back > restore = recover = recovery = backup
mistake = accident = oops = slip = error = wrong button > deletion = deleted = versioning = restore

# Systems
box = machine = computer = host = node = server > instance = server = host = ec2
disk = drive = harddisk = ssd > volume = storage = ebs = disk
files = pictures = photos = videos = documents = objects = uploads = downloads > s3 = bucket = object = storage
table = tables = sql = oracle = records = data store > database = rds = dynamodb
statistics = numbers = analysis = figures = reports > analytics = redshift = warehouse
archive = old data = cold = rarely used = seldom > glacier = archive
message = messages = events = jobs = tasks > queue = sqs = messages
function = snippet = code > lambda = serverless = code
webpage = website = homepage = site = shop = page = frontend > web = website = cloudfront = load balancer
picture = image = container = docker > container = image
network = subnet = segment = lan > vpc = network = subnet
internet = web = outside world = public = online > internet = public = gateway
grow = expand = stretch = bigger = more servers = more machines = elastic = spike = rush = crowd = popular > scale = scaling = auto scaling = traffic
shrink = smaller = fewer = back down > scale = scale in
crash = outage = fail = breakdown = dead = die = down = failure > fault tolerance = availability = incident = outage
always = nonstop = uninterrupted = continuous = up > available = availability = highly available
speed = quick = fast = slow = sluggish = lag > performance = latency
blueprint = recipe = pattern = script = model = form > template = cloudformation = standard
identical = same = repeat = again = reproduce = consistent = uniform > standard = template = preconfigured
assemble = build = construct = stand up = spin = launch = bring up > create = creation = provision = build
demolish = kill = tear = retire = remove = clean = stop = switch off = shut > decommission = decommissioning = delete = terminate
settings = options = setup = parameters = knobs = switches > configuration = config = settings
change = changes = altered = modified = different = touched = edited = history = before = past = earlier = used to > configuration = changes = history = track
follow = trace = trail = track = timeline = diary = journal > log = trail = history = record = track
who = when = where from = culprit = actor > api calls = cloudtrail = who made
watch = observe = see = look at = eye = supervise > monitor = monitoring = watch
ring = beep = ping = warn = tell = inform = shout = wake = buzz = mail me = message me > alert = alarm = notify = notification
exceed = above = beyond = over = cross = too high = too many = passes > threshold = limit = exceeded = quota
ceiling = cap = maximum = allowance = ration = headroom > quota = limit = service limits
gather = combine = centralise = merge = join = collect = bundle = pool > aggregation = aggregate = central
detective = investigate = find out = dig = clue = forensic = analyse > investigation = investigations = logs
colour = red = green = yellow = traffic light > status = red = yellow = green
advice = advisor = suggestions = optimise = improve = better = tune > trusted advisor = recommendation = optimise
money = cash = dollars = pounds = euros = budget = wallet > cost = costs = price = pay
cheap = cheaper = save = saving = economise = thrifty > reduce costs = save = cost
pricey = dear = fortune = expensive > cost = costs = charge
gratis = complimentary = included = nothing = zero = free > free = no charge = no additional charge = included
deposit = advance = upfront = beforehand = initial = first payment > upfront = upfront costs
usage = consumption = metered = by the minute = as needed > pay only = use = usage
shop = store = buy = catalogue = market > marketplace = catalogue
package = bundle = contract = tier = level = subscription = grade = edition > plan = support plan = support level
phone line = hotline = call centre = helpline = human = agent > support = contact = desk
emergency = urgent = critical = serious = severe > critical = severity = sev1 = incident

# Proof and law
proof = papers = documents = evidence = paperwork = certificate > report = evidence = artifact = certification
seal = stamp = badge = label = logo = medal > certification = certificate = certified
britain = british = england = london = uk > united kingdom = uk = cyber essentials = g-cloud
american = america = washington = federal = states > united states = us = federal = fips = nist
brussels = european = continent > eu = europe = gdpr
pentagon = army = navy = military = soldiers = troops > defense = dod
bank = banks = banking = lender = finance = insurance = credit union > financial = financial institutions = ffiec = glba
privacy = private = personal = confidential = customer information > data protection = personal information = gdpr = privacy
quality = craftsmanship = consistent > quality management = iso 9001 = quality
tender = procurement = public body = council = authority = ministry = government > public sector = government = g-cloud
framework = scheme = programme = catalogue of rules > framework = standard = programme

# Everyday life at work and in town
holiday = vacation = trip = break = beach = getaway > leave = annual leave = time off
ill = sick = flu = cough = fever = unwell = doctor = hospital > sickness = sick = illness = ill
baby = child = pregnant = birth = newborn = family > parental leave = birth = parents
wedding = marry = married = bride > wedding = special occasions
funeral = died = death = dead = mourning > death = relative
salary = wage = wages = income = earnings = pay cheque = payday > salary = pay = payroll = salaries
pay back = repay = refund = return my money = compensate > reimburse = reimbursed = refund = expenses
receipt = bill = slip = invoice > receipt = claim = expenses
plane = airline = airport = fly > flight = flights = travel
train = railway = rail = ticket > train = trains = travel = ticket
hotel = room = bed = overnight = sleep = night > hotel = hotels
eat = lunch = dinner = breakfast = snack = hungry = food = meal > meal = canteen = lunch = meals
drive = car = petrol = fuel = vehicle = motor > car = kilometre = driving = parking
retire = retirement = old age = pensioner > pension
course = seminar = conference = book = study = learn = certificate > training budget = training = courses
computer = notebook = macbook = pc = machine = tablet > laptop = laptops = computer
mobile = cell = iphone = android = sim > phone = phones
stolen = theft = thief = robbed = lost = gone = missing = vanished = disappeared > stolen = lost = report = lost card
passcode = passphrase = login = code word = combination = secret > password = pin = passwords
remember = recall = forget = forgot = forgotten = blank > forgotten = forgot = reset
connect = connection = online = offline = network = signal = dropping > vpn = network = wifi = connect
print = printer = paper = copy = scan = photocopy > printing = printer = printers = copying
install = app = program = application = tool = download > software = install = catalogue
badge = card = key = chip = pass = tag > badge = card
guest = visitor = client = customer = interview = friend > visitors = guests
seat = chair = sit = desk = place = spot > desk = desks = chair
meeting = conference = talk = discussion = room > meeting room = rooms = room
calm = silence = silent = quiet = rest = pray = nap = peace > quiet = quiet room
bicycle = bike = cycling = scooter > bicycle = bicycles
fire = smoke = burn = burning = alarm = evacuate = siren > fire = alarm
wound = bleeding = hurt = injury = faint = unconscious = heart > first aid = defibrillator
pet = cat = puppy = hound = animal > dog = dogs
duty = shift = standby = pager = woken = wake = night > on-call = rota = call at night
broken = faulty = bad = buggy = defective = ruined > roll back = damaged = repair = defective
previous = older = earlier = before = last good = back > roll back = rollback = version = restore
stuck = jam = pile = growing = waiting = behind = heap > queue = backlog = piling
full = space = room = fill = crammed > full = quota = storage = disk
borrow = lend = take = rent = checkout > loan = borrow = loans
longer = extend = prolong = keep = more time = another > renew = extend = renewing
late = overdue = delay = owe = penalty = fine > late = overdue = fees = fee
damage = spill = wet = torn = dirty = stain = chewed = ruin = destroy > damaged = lost
reserve = hold = aside = waiting = queue = book > reserve = reserving = reservation
open = close = shut = hours = sunday = monday = saturday = evening = easter = holiday > opening hours = open = closed
kids = kid = toddler = son = daughter = teenager > children = child
moved = move = relocate = street = flat = house = live = name = surname > address = personal data = changing
donate = give away = gift = present = old books = attic > donate = donating
event = concert = reading = club = workshop = party = tonight = week > events = event
group = friends = team = study = together = people > group = groups = room
`;
