/** Everyday words that mean about the same. One group a line, in the form of `synonyms.txt`. */
export const plainEnglish = `
# Doing and making
start = begin = launch = kick off = initiate = commence
stop = end = halt = cease = terminate = finish = quit
make = create = build = produce = generate = set up = spin up = provision
remove = delete = erase = get rid of = drop = wipe = discard = clear = purge = tear down
undo = revert = roll back = rollback = reverse = restore
change = modify = alter = edit = amend = adjust = update = revise
fix = repair = mend = solve = resolve = correct = remedy = sort out
break = fail = crash = go wrong = malfunction = stop working
replace = swap = substitute = exchange = switch
move = transfer = relocate = migrate = shift
copy = duplicate = replicate = clone
send = submit = deliver = dispatch = ship = forward = post = transmit
receive = get = obtain = collect = accept
keep = retain = preserve = hold = store = save
throw away = dispose = discard = scrap = destroy
give = hand = grant = assign = provide = issue = supply
hand over = delegate = entrust = assign = pass on
take over = assume = inherit
bring together = combine = merge = consolidate = join = unite = aggregate
split = divide = separate = partition = segregate
connect = link = attach = join = hook up = plug in
disconnect = detach = unlink = unplug = cut off
choose = select = pick = opt for = decide on
use = utilise = employ = apply = make use of
try = attempt = test = trial
check = verify = inspect = examine = review = validate = confirm = look over = test
evaluate = assess = judge = appraise = review = analyse
investigate = look into = research = examine = analyse = study = dig into
find = locate = discover = detect = identify = spot = search
search = look for = seek = hunt for
watch = monitor = observe = keep an eye on = track = supervise
record = log = note = register = document = write down = capture
measure = gauge = quantify = meter
count = tally = number of
compare = contrast = difference = versus
show = display = present = view = see = visualise
hide = conceal = mask = obscure
explain = describe = clarify = define = tell about
teach = train = educate = instruct = learn = course = training
learn = find out = understand = get to know
help = assist = support = aid = guide = guidance
advise = recommend = suggest = advice = recommendation = guidance
warn = alert = notify = alarm = caution = flag
tell = inform = notify = let know = report to = announce
ask = request = enquire = apply for = raise
answer = reply = respond = response
agree = consent = accept = approve
approve = authorise = sign off = permit = green light
refuse = decline = reject = deny = turn down
allow = permit = let = enable = authorise = grant
forbid = prohibit = ban = block = deny = disallow = prevent = not allowed
limit = restrict = cap = constrain = restriction = confine
force = require = enforce = oblige = compel = mandate
need = require = necessary = must have = requirement
must = mandatory = required = compulsory = obligatory
optional = voluntary = not required
avoid = prevent = stop = keep from = evade
protect = secure = guard = defend = safeguard = shield = keep safe
attack = assault = hit = strike
withstand = resist = survive = absorb = cope with = resilient
threaten = threat = danger = risk = hazard
lose = loss = lost = missing = misplace = cannot find
steal = stolen = theft = rob
hurt = damage = harm = injure = injury
recover = restore = get back = retrieve = regain = recovery
wait = pending = queue = hold on = delay
hurry = rush = speed up = accelerate = urgent
slow = delay = late = lag = sluggish = takes long = overdue
fast = quick = rapid = speedy = swift = prompt = immediate
early = ahead = in advance = beforehand = upfront = prior
at once = immediately = instantly = right away = straight away
grow = increase = rise = expand = scale = scale up = go up
shrink = decrease = reduce = lower = decline = cut = lessen = scale down
improve = enhance = optimise = better = boost = upgrade
worsen = degrade = deteriorate
share = distribute = hand out = spread
open = unlock = access
close = shut = lock = closed
carry out = perform = execute = conduct = run = do
run = operate = execute = start
manage = administer = handle = look after = run = take care of = govern = control
look after = care for = maintain = maintain and operate
own = belong to = possess = owner = in charge of = accountable for
organise = arrange = plan = coordinate = schedule
postpone = delay = reschedule = put off = defer
cancel = call off = annul = revoke = withdraw = terminate
revoke = withdraw = take away = remove = invalidate
renew = extend = prolong = renewal
expire = run out = lapse = expiry = end = no longer valid
valid = in force = current = effective
join = enrol = sign up = register = enter
leave = quit = depart = resign = exit
return = send back = give back = bring back
visit = come = attend = go to
reach = contact = get in touch = call = get hold of = speak to
talk = speak = chat = discuss = conversation
meet = meeting = appointment = session
write = compose = draft = author
read = view = look at
print = hard copy = printout
follow = comply = obey = adhere = abide = conform = stick to
prove = demonstrate = evidence = proof = show
promise = guarantee = assure = commit = pledge
depend on = rely on = need
consist of = contain = include = comprise = made of
belong = member of
happen = occur = take place = event
cause = reason = why = trigger
result = outcome = effect = consequence = impact
affect = impact = influence

# People and organisations
boss = manager = supervisor = line manager = head = lead
employee = staff = worker = colleague = coworker = workforce = personnel = team member
colleague > user
employee > user
staff > user
user = person = individual = people
customer = client = buyer = user = consumer
supplier = vendor = provider = seller = contractor
company = organisation = business = firm = enterprise = corporation = corporate
department = team = unit = division = group
team = group = crew
newcomer = new joiner = new starter = new hire = new employee = onboarding
leaver = departing employee = offboarding = leaving the company
expert = specialist = professional = consultant = adviser
helper = assistant = agent
human = person = agent = representative = somebody real
visitor = guest
owner = proprietor = responsible person
responsible = accountable = in charge = liable = responsibility = duty
job = task = duty = work = responsibility
who has to > responsible
who looks after > responsible
who takes care of > responsible
who is in charge > responsible
government = public sector = authorities = state
law = regulation = legislation = legal = rules
regulator = authority = supervisory body = watchdog
rule = policy = regulation = guideline
lawyer = legal counsel = attorney
police = law enforcement
doctor = physician = medical
child = kid = minor = under age = underage
parent = mother = father = guardian
partner = spouse = husband = wife
contact person = point of contact = contact

# Money
cost = price = charge = fee = expense = how much = rate
bill = invoice = charge = statement
pay = payment = charge = spend = settle
free = no charge = no cost = gratis = free of charge
cheap = inexpensive = low cost = affordable = cost effective = economical
expensive = costly = dear = pricey
save money = reduce costs = cut costs = lower cost
budget = spending limit = funds
refund = money back = reimbursement = reimburse = repay
discount = reduction = offer = voucher = coupon = promo code
salary = wage = pay = payroll = income
buy = purchase = order = acquire = procure
sell = sale
rent = hire = lease = let
owe = debt = outstanding
tax = vat = duty = levy
deposit = prepayment = advance payment
bank account = account
credit card = card = payment card
cash = money = notes and coins
withdraw = take out = cash out
top up = add money = load = fund
subscription = plan = membership = contract
tier = level = plan = grade = class

# Time and size
now = currently = at the moment = at present
deadline = due date = cut off = time limit = closing date
holiday = vacation = leave = annual leave = time off = day off = pto
sick leave = sickness absence = off sick = ill
maternity = paternity = parental leave
weekend = saturday = sunday
daily = every day = each day
weekly = every week
monthly = every month
yearly = annual = every year = annually = per year
hours = opening hours = opening times = when open
how often = frequency = interval
how long = duration = length of time = period
long = lengthy = extended
short = brief = temporary
temporary = short lived = short term = for a while = provisional
permanent = lasting = long term = for good
always = at all times = constantly = around the clock = 24/7 = continuous
often = frequently = regularly = recurring
rarely = seldom = hardly ever
big = large = huge = great
small = little = tiny = minor
many = lots of = numerous = multiple = several
enough = sufficient = adequate
maximum = most = upper limit = at most = max
minimum = least = lower limit = at least = min
whole = entire = full = complete = total
part = piece = portion = component = section
average = mean = typical
empty = blank = vacant
near = close = nearby = closest = next to
inside = internal = within = inner
outside = external = outer
above = over = on top = higher
below = under = beneath = lower = underneath

# Things and places
place = location = site = venue = where
address = location = whereabouts
building = premises = facility = site = property
office = workplace = premises
warehouse = depot = storage
door = entrance = gate = entry
room = space
country = nation = region
abroad = overseas = foreign = international
uk = britain = british = united kingdom = great britain
us = usa = american = united states = america
eu = europe = european = european union
desk = workstation = workspace
parcel = package = shipment = delivery = consignment
letter = mail = post
form = application = document = paperwork
paper = document = sheet
guide = manual = handbook = instructions = playbook = tutorial = how to
list = catalogue = inventory = register
picture = image = photo = photograph
film = video = movie = clip
tool = utility = instrument = device = app
equipment = gear = hardware = kit = devices
machine = device = computer = box
car = vehicle = automobile
phone = telephone = mobile = cell phone = smartphone
food = meal = lunch = catering
clothes = clothing = dress = wear
shop = store = retailer
product = item = goods = article = merchandise
brand = make = label
colour = shade

# Qualities and states
good = fine = suitable = right
bad = poor = faulty = wrong
broken = faulty = defective = damaged = not working = out of order
right = correct = accurate = proper
wrong = incorrect = false = mistaken = error
mistake = error = fault = slip = bug
problem = issue = trouble = difficulty = incident
emergency = urgent = crisis = critical
important = critical = essential = key = vital = crucial
main = primary = principal = chief = central
extra = additional = further = more = supplementary
special = dedicated = specific = particular
private = confidential = personal = secret = sensitive
public = open = visible to everyone
common = shared = joint = mutual
shared = joint = together = both
separate = distinct = individual = different
same = identical = equal = alike
similar = alike = comparable = related
new = fresh = recent = latest
old = outdated = obsolete = legacy = previous
safe = secure = protected
dangerous = unsafe = hazardous = risky
hard = difficult = tough = tricky = complicated = complex
easy = simple = straightforward = effortless
automatic = by itself = on its own = automated = unattended
manual = by hand = manually
fine grained = granular = detailed
available = ready = accessible = in stock
unavailable = down = offline = out of stock = outage
reliable = dependable = stable = robust = trustworthy
busy = overloaded = crowded = heavy load = peak
strict = rigid = tight
flexible = elastic = adaptable
official = formal = certified
approved = certified = accredited = authorised = accepted
certificate = certification = accreditation = attestation
standard = norm = benchmark = specification
quality = standard = grade
proof = evidence = attestation = confirmation
goal = aim = objective = purpose = target
idea = concept = notion = principle
advantage = benefit = pro = upside
disadvantage = drawback = con = downside
example = sample = instance = case
choice = option = alternative
condition = requirement = prerequisite = criterion
step = stage = phase
process = procedure = workflow = steps
plan = strategy = roadmap
level = degree = tier
kind = type = sort = category = class
topic = subject = theme
summary = overview = outline
detail = particular = specifics
feature = function = functionality = capability
news = announcement = update
history = past = record = timeline
heads up = warning = notice = advance notice
on behalf of = for somebody else = delegate
complaint = dissatisfied = unhappy = grievance
opinion = feedback = view = comment
survey = questionnaire = poll
workshop = seminar = training session
health = wellbeing = wellness
illness = disease = sickness = condition
medicine = drug = medication = remedy
weight = heavy = mass
`;
