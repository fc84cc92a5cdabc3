/**
 * What people say in everyday words, and what a handbook, a help page or a shop may call it. Loose: the right side is
 * what such a question is often about. In the form of `synonyms.txt`, nearly always one way.
 */
export const everydayWords = `
# Being away from work
holidays = vacation = break from work = days off = time away = go away for = trip with my family > annual leave = leave = time off
old holidays = holidays left = leftover days = days left over = not taken = haven't taken = save days > carry over = unused = next year = lapse
feel ill = feeling bad = under the weather = fever = flu = caught a cold = a cold = headache = in bed = unwell = not well = can't come to work = hospital > sick = sickness = illness = ill
sick note = certificate from the doctor > doctor's note = medical certificate
expecting = pregnant = baby = newborn = birth of = becoming a father = becoming a mother = become a dad = become a mum = adopt > parental leave = maternity = paternity = birth
wife = husband = girlfriend = boyfriend = father of > partner
mum = mom = mother > birth parent = parent
dad = father > partner = parent
look after my child = sick child = kid is ill = school holidays > child care = family leave = parental
somebody died = someone died = funeral = passed away = bereavement = grandmother died > death = relative = bereavement
getting married = get married = marriage = bride = groom > wedding = married
new flat = new apartment = new house = move to a new place = moving to > moving house = move = address
court = judge = called to court > jury = court
stay home = at home = from my sofa = from my kitchen = not come in = not come to the office > work from home = home office = remote
from abroad = from a beach = while travelling = overseas > another country = abroad = foreign
come in late = start later = start earlier = go home early = choose my hours = when must I be there = be in > core time = core hours = flexible hours = working hours
extra hours = working late = long hours = more hours than = stayed late = weekend work > overtime
part time = fewer hours = reduce my hours = half days > part time = working hours
trial period = first months = first six months > probation
hand in my notice = give notice = resign = quit my job = leave the company = change jobs > notice period = resignation = termination
fired = sacked = let go = made redundant = laid off > dismissal = termination = redundancy
stop working = old age = retire = when I'm old = after work life > retirement = pension
promotion = move up = climb = better job = career > promotion = career = grade
raise = more money = earn more = rise > salary increase = salary
review of my work = how am I doing = yearly talk = annual talk > appraisal = performance review = feedback
course = class = learn something = seminar = certificate course = improve myself = book to learn = conference > training = training budget = courses
first day = new here = just started = begin here = joined last week > onboarding = new starters = induction
rude = bullied = harassed = unfair = treated badly > harassment = complaint = grievance = conduct

# Money at work
get my money = get paid = payday = when do I get money = wages = pay cheque = paycheck = what I earn = earn > salary = salaries = pay = payroll
proof of income = wage slip = pay stub = salary statement > payslip
get back = get back what I paid = paid myself = paid out of my own pocket = own pocket = money back = laid out > expenses = reimbursed = refund = claim
bill = till slip = proof of purchase = slip > receipt = invoice
charge to the company = company pays = pay for it = paid by the company > refunded = expenses = budget = allowance
drinks = beer = wine = whisky = bar > alcohol
speeding ticket = parking ticket = penalty > fine = fines
corporate card = visa = mastercard = amex = plastic > card = company card = credit card
stolen card = card is gone = lost my card = card missing > lost card = block = blocked
plane = fly = flight ticket = airline = air travel > flight = flights
railway = rail = by train = train ticket > train = trains
overnight = stay the night = sleep over = place to sleep = accommodation = lodging > hotel = hotels
hungry on a trip = eat on the road = dinner on a trip > meal allowance = allowance = meals
petrol = gas money = fuel = mileage = miles = drive my own = own vehicle > kilometre = driving = car
taxi = cab = uber > taxi = travel = expenses
business trip = away for work = on the road = visit a client = travel for work > travel
employer pays = employer adds = employer puts in = company puts in > company adds = contribution = pension
bonus = extra pay = thirteenth = christmas money > bonus = allowance
bank details = new bank = other account = iban > bank account

# Equipment and the building
kind of computer = which computer = what computer = work computer = macbook = thinkpad > laptop = laptops
take over my computer = purchase my old > buy = old laptop
new computer = old computer = computer is slow = computer is too old > replaced = laptop
taken from my bag = someone took = robbed = thief = pinched = nicked > stolen = theft
cell = mobile = handy = iphone = android = smartphone > phone
screen = second screen = big screen = display > monitor
office chair = seat = something to sit on = back hurts = ergonomic > chair = furniture
paper = hard copy = sheet > print = printing = printer
copier = xerox = photo copy > copy = photocopier = copying
program = app = application = tool I need = put on my computer > software = install
put something on = install a program = as admin > software = administrator rights
remember my password = don't remember = can't remember = cannot remember = slipped my mind = no idea what my password > forgot = forgotten = reset
keep login details = note my passwords = sticky note = write down passwords > password manager = passwords
not secure = safe enough = long enough = how strong > characters = password
from outside = reach the office = office from home = company network > vpn = office network
no connection = won't connect = doesn't connect = can't connect = cannot connect = keeps dropping = offline = go online = get online = surf > connect = network = internet = wifi
key card = access card = id card = chip = tag > badge
left at home = forgot at home = left my = not with me > forgotten = forgot
open on sunday = in at night = at the weekend = after hours = late at night > opening hours = at other times = hours
guest = customer comes = somebody visits = bring somebody = show someone around = meet someone here > visitors = guests = announce
where do I sit = my seat = my place = fixed place = place to work = hot desk = hot desking > desk
conference room = room for a meeting = place to meet = place to talk > meeting room = room = rooms
calm place = place to rest = lie down = nap = pray = breastfeed = pump = prayer = meditate > quiet room
put my car = come by car = drive to work = car park = garage > parking
bike = cycle = come by bike = cycling > bicycle = bicycles
electric car = charge my car = tesla = plug in my car > charger = charging
bus ticket = tram = subway = metro = underground = commuting = commute > public transport
eat = something to eat = hungry = noon = midday = midday meal = cafeteria = food = dinner hall > canteen = lunch
drinks for free = hot drinks = espresso = cup of tea > coffee = tea
burning = smoke = it burns = on fire = alarm rings = bell rings = siren = evacuate = evacuation > fire = alarm = gather
someone fainted = heart attack = bleeding = hurt myself = cut my finger = injured = ambulance = collapsed > first aid = first aiders = defibrillator
pet = pets = puppy = cat = animal = animals > dog = dogs
lift = elevator > lift
fill in = form to fill = hand in = turn in > submit = form

# Being on duty
woken = woken up = wake up at night = get up at night = called at night = phone rings at night = night shift = standby > on call = call at night = on call duty
swap with = trade with = somebody else takes = take my shift = change shifts > swap = swaps
handover = hand over = next person = turn changes > changes = duty = rota
who is next = whose turn = roster = plan of shifts = shift plan > rota = schedule
got paged = pager = beeper = phone goes off > page = acknowledge = alert
how serious = how severe = urgency = how urgent = importance > severity = priority
all down = everything is down = nothing works = site is down = total failure = cannot buy = can't buy = can't order > outage = incident = sev1 = cannot order
a bit annoying = annoying = small problem = minor problem > nuisance = workaround
tell the customers = tell the press = spokesman > lead = incident lead = outside
tell everybody = let customers know = public notice = announce the outage > status page
no room = disk is full = out of space = full disk = runs full > full = disk = quota = storage
backlog = pile = heap = jam = stuck messages = not being processed = waiting in line = growing queue > queue = backlog = piling
try again = once more = redo = re-run = process again > replay = retry = rerun
broken messages = bad messages = messages that fail > dead letter = poisoned
previous version = old version = go back = back to the one before = earlier version = version before = undo the update = bad release = broken release = take back the release > roll back = rollback = release
go live = put online = push to production = ship it = bring out > release = deploy
not allowed to deploy = no deployments = code freeze = stop of releases > frozen = freeze
learn from = what went wrong = afterwards = look back = lessons = post mortem = postmortem > review = blameless = retrospective
how old can = go back in time > kept = retention = backup = history
at what time = what time = which day = on which day > day = time = hours

# Shops, orders and delivery
where is my stuff = where is my order = not arrived = hasn't arrived = still waiting for = hasn't come = not here yet = track my > delivery = order status = shipping = tracking = track
send it to = bring it to = come to my house = to my door = ship to > delivery = deliver = shipping
which towns = which cities = my city = my pin code = my postcode = my area > delivery = location = pincode
wrong thing = wrong item = something else came = not what I ordered > return = exchange = wrong product
doesn't fit = too small = too big = don't like it = changed my mind = send it back > return = refund = exchange
arrived broken = came broken = smashed = torn = leaking > damaged = defective = replacement
don't want it any more = stop my order = take back my order > cancel = cancellation
money back = give me my money = my money > refund
is it real = real or fake = genuine = original = counterfeit > authentic = authenticity
still sold = do you sell = do you have = got any = in store > stock = availability
out of stock = sold out = none left > unavailable
cheaper with = money off = special offer = deal = bargain = promo > discount = coupon = offer
pay at the door = pay when it comes = pay on arrival = cash when it comes > cash on delivery = cod
pay in parts = pay monthly = instalments = installments > emi = payment plan
didn't go through = did not work = was refused = turned down my card = bounced > failed = declined
charged twice = paid twice = double charge = taken twice > duplicate = charged
bill for my order = proof of payment > invoice = receipt
sell your products = resell = be a dealer = open a shop > franchise = dealer = distributor = partner
speak to someone = talk to a human = call you = your number = ring you > contact = customer care = phone
lose weight = get slim = thinner = slim down = burn fat > weight loss = fat
get bigger = build muscle = bulk up = muscles > muscle = gain = protein
skin = spots = pimples = acne > skin = face
bald = hair falls = losing hair > hair loss

# Banking
cash machine = hole in the wall = bank machine = cashpoint > atm = cash
machine kept my card = swallowed my card = ate my card > swallowed = atm = card
money is missing = money gone = not my payment = didn't buy that = don't recognise = never bought > transaction = not recognised = fraud = payment
still says waiting = not finished = hasn't gone through = on hold > pending
money from abroad = other currency = other money = dollars = foreign money > exchange rate = currency = foreign
send money = wire money = give money to > transfer
put money in = add cash = fill my account > top up
four digits = card code > pin
prove who I am = show my passport = check my id = id check > verify identity = verification = identity
too young = how old do I have to be = for my kid = for my child > age limit = age = child
shut my account = leave the bank = get rid of my account > close account = terminate
phone without touching = wave my card = hold the card to > contactless
card on my phone = pay with my watch > apple pay = google pay
not come yet = still no card = when will my card > card delivery = arrival

# Libraries, clubs and towns
take home = take books home = borrow > loan = borrow = card
become a member = join you = sign on = get a card > join = membership = card = register
keep it longer = another week = more time = longer = not finished = haven't finished > renew = extend = renewal
too late = past the date = forgot to bring back = late bringing > overdue = late = fine = fee
owe = have to pay = charge for = penalty > fee = fine = charge
ruined = spilled = wet = torn = stained = broke it > damaged = lost
put me down = put aside = keep for me = hold for me = save for me > reserve = reservation = waiting list
doors open = still open = come in at = shut > opening hours = closed = open
easter = christmas = new year = public holiday > bank holiday = closed = opening hours
listen = listen to = on the bus > audio
read on = tablet = kindle = e-reader = ipad > e-book = digital
moved = new street = new number = new name = married name > address = change = personal data
give away = too many = get rid of = no longer need = clear out > donate = donation
kids = little ones = children = son = daughter = toddler > children = child = kids
something on = what's on = things to do = programme = show > events = calendar
few of us = study together = group of friends > group = room
from elsewhere = another town = other branches > another library = interlibrary = other
rubbish = bin = garbage = trash > waste = collection
passport = identity card = driving licence > id = document
complain = not happy = angry = disappointed > complaint
`;
