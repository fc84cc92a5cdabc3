/**
 * What people say who don't know the word of the trade, and what the notes may say instead. Loose: the right side is
 * what such a question is often about. In the form of `synonyms.txt`, nearly always one way.
 */
export const everydayIt = `
# Logging in
get in = let in = get into = come in = let me in > access = sign in = log in = login = unlock
getting in > access = entry = sign in
log people in = let people in > sign in = authentication = access
can't get in = cannot get in = won't let me in = thrown out = kicked out = shut out = out of my account > locked = access = log in
personal login = login for everyone = separate logins > individual user = user accounts = users
one password for everything = same password everywhere = log in once > single sign on = sso = federation
company login = work login = windows login = office login = network login > federation = corporate directory = single sign on = directory
staff list = address book = list of employees = phone book > directory
google login = facebook login = social login = log in with google > identity provider = federation = user pool
log in with = sign in with > identity provider = federation = credentials
second proof = second factor = extra step = extra code = two steps = additional code > mfa = multi factor = two factor = second factor
text code = code by text = texted code = code on my phone = phone code > mfa = sms = authenticator = one time code
code generator = number generator = little gadget = key fob = dongle = usb stick for login = token > hardware token = security key = hardware authenticator = mfa device
thumbprint = face id = touch id > biometric = passkey = fido
fake website = fake mail = trick mail = con mail > phishing
guess a password = guessing passwords = password guessing > brute force = password policy
password rules = strong password = password length > password policy = characters
change my password = new password > reset = password
keys in the code = passwords in code = keys in code = hard coded = hardcoded = secrets in code > access keys = credentials = instance profile = role = secrets
keys = login details = login data = secrets > credentials = access keys
borrow rights = take on rights = act as = step into = put on the hat = switch to > assume = role = temporary credentials
expires by itself = run out by themselves = short lived keys = keys that expire = only for an hour = for a limited time > temporary = temporary credentials = expire
almighty = all powerful = god mode = full power = full control = can do anything = can do everything = master account = main account = top account > root user = administrator = root = privileged
powerful accounts = important accounts = sensitive accounts > privileged = administrator = root user
owner of the account > root user = root
robot account = technical user = machine account = service user = bot account > service account = role = service linked role
app needs access = program needs access = script needs access = server needs access > role = instance profile = credentials
strangers = outsiders = other people = anybody outside = third parties = the whole world = everyone on the internet = anyone > public = external = outside = anonymous
who can see = who can open = who can read = who may see = who has access = visible to > access = permission = shared = policy
may see = may read = may use = may open = allowed to see > permission = allow = access
rights = powers = privileges = what somebody may do > permissions = access = policy
too many rights = more than needed = only what is needed = as little as possible = bare minimum = need to know > least privilege = permissions
fine tune = finely = exactly who = down to the detail = to the letter > granular = policy = permissions
cap = ceiling = upper bound = at the most > limit = boundary = maximum = caps
forbid = not let = keep out = lock out = shut the door on > deny = block = denied
block some things = allow some = let some in > allow = deny = permission
different people different rights = not everyone the same = some people more than others > granular = permissions = groups = roles
office hours only = certain hours = at night only = during the day = only on weekdays > time of day = condition = time
from the office only = only from our office = from home only = known address = where they are = where you are = location of the user > source ip = ip address = condition
join a group = put people together = bundle users = put users together > group
somebody leaves = someone leaves = people who leave = person quits = leaves the company = left the company > leavers = remove = deactivate = revoke
clean up accounts = old accounts = unused accounts = stale accounts > credential report = access analyzer = unused
who did it = who did that = who was it = who changed = who deleted = who touched = who pressed the button = culprit > api calls = audit = log = cloudtrail = history
stolen keys = leaked keys = key got out = key on github > deactivate = rotate = access key

# Security in general
break in = broke in = burglar = intruders = bad guys = bad actor = crooks = criminals = hackers > attack = attacker = security = threat
snoop = eavesdrop = listen in = spy on = sniff = read along = tap > encryption in transit = tls = intercept = encrypted
read my mail = read my data = look at my data = read our files > access = encryption = content = privacy
locks = fences = cameras = watchman = doormen = gates > physical security = facilities = entry
fire in = flood in = earthquake = power cut = lightning = disaster = blackout > availability zone = disaster recovery = backup = resilience = power
holes = gaps = weak points = weak spots = chinks = loopholes > vulnerability = vulnerabilities = security gaps = weaknesses
security holes = bugs in our software = outdated software = old libraries > vulnerabilities = inspector = scan = patch
weird activity = strange activity = odd behaviour = something fishy = suspicious = unusual = being hacked > threat = detection = signs of attack = anomaly
bitcoin = mining > crypto mining = threat
knock over = bring down = take down = swamp = drown = bombard = hammer = flooded = overwhelmed = too many visitors = flood of traffic = avalanche > ddos = denial of service = attack = scale
many visitors = many users = rush of visitors = busy day = big sale = christmas rush = viral = goes viral = more customers than usual = gets popular > traffic = load = scale = auto scaling
keep working = stay up = stays up = survive = keep going = stay online = not go down > availability = resilience = fault tolerance = highly available
one thing breaks = one part fails = if one dies = weakest link > single point of failure = fault tolerance
wipe = shred = crush = erase disks = old disks = old drives = broken disks = thrown away disks = scrap > destroy = media = disposal = decommission = wipes
whose job = whose task = whose duty = whose problem = whose fault = who has to = who must = is it on us = is that on us = up to us = up to me = our job = our side = my side > responsible = responsibility = customer = owner
us or them = them or us = you or me = me or you = ours or theirs = who does what = divide the work = split the work = draw the line = where is the line > shared responsibility = responsible = shared
both sides = both parties = do together = joint job > shared = shared controls
do I still have to = what is left to do = what remains = still my job = what do I still > responsible = customer = left
provider = cloud provider = amazon > aws
amazon = the provider = the cloud company > aws

# Encryption and keys
scrambled = unreadable = garbled = coded = in plain text = plain text = clear text = readable > encrypted = encryption
gibberish > encrypted
lock up data = lock the data = protect files = protect the disks > encryption = encrypt = at rest
padlock = little lock in the browser = green lock > tls = certificate = https
on the way = on its way = while it travels = travelling = in the pipe = between servers = across the network = over the line = on the line = moving data > in transit = transit = tls
lying around = sitting there = sitting on disk = when stored = while stored = in the database > at rest = stored = encryption at rest
safe for keys = key safe = place for keys = keep keys = store keys = look after keys = keys kept > key management = kms = hsm = key vault
box for keys = key box = own hardware for keys = special chip = tamper proof = sealed box > hsm = hardware security module = cloudhsm = dedicated hardware
change the keys = new keys every year = swap keys > rotate = rotation
lost the key = key is gone = key deleted > deletion = deleting = key
build it in = build into my app = from my code = in my own program = from our software > api = sdk = integrate = application
messages waiting = waiting messages = waiting jobs > queue = message queue

# Networks
wall = barrier = fence off = keep traffic out = traffic filter = block traffic = filter traffic > firewall = security group = network acl
block one address = block an address = ban an ip = blacklist = blocklist > network acl = deny = ip address = waf
own line = own cable = cable to = fixed line = without the internet = bypass the internet = avoid the internet = own wire = direct line > direct connect = dedicated = private connection = dedicated line
tunnel = secure tunnel = connect from home = connect the office > vpn = ipsec
walled off = cut off from the internet = own corner = own part of the network = closed off > private = isolated = vpc = private subnet = endpoint
who talked to whom = who talks to what = traffic record > flow logs = network logs
closer to visitors = near the users = all over the world = worldwide copies > edge locations = cloudfront = cdn
name of the website = web address to number > dns = route 53 = domain
bad requests = evil requests = nasty requests = web attacks = sql injection > waf = web application firewall = filters
website certificate = certificate for my site > tls certificate = certificate manager

# Running things
rented server = rented machine = rented computer = hired server = box in the cloud > ec2 = instance = virtual machine
computer in the cloud = server in the cloud = machine in the cloud > ec2 = instance
run code without a server = no server = without servers = just code > lambda = serverless = function
place for files = put files = keep files = store files = file store = store pictures = upload files > s3 = storage = bucket
container pictures = docker image = image > container images
disks = hard disks = drives > volume = ebs = storage
tables = rows and columns = database engine > database = rds
reports and numbers = number crunching = analysis database = business intelligence > warehouse = redshift = analytics
install updates = install the updates = security updates = software updates = windows updates = keep up to date = keep it current = keep current = update the system > patching = patch = patches
bring up to date = bringing up to date = newest version = latest version > patch = update = upgrade
build the same thing again = same every time = all the same = identical copies = cookie cutter = from a recipe = recipe = blueprint > template = cloudformation = standard
set up servers automatically = describe in a file = written in files = as code > infrastructure as code = cloudformation = template
throw away servers = clean up = get rid of servers = take down servers = dispose of = retire servers > decommission = decommissioning = delete
our rules = house rules = company rules = the way we want = our way = how our company wants > organisational standards = policy = standards
by hand = manually changed = tampered = not as it should be = different from the plan = deviates > drift = configuration = deviation
how it was = what it looked like = what changed = what has changed = before and after = earlier state = used to be = who changed what = changes made > configuration = history = config = changes
is it set up right = set up correctly = settings are right = settings wrong = wrongly set up = badly set up = misconfigured > configuration = config = evaluate = assess
look over = look through = go over = give it a check = check up = health check = examine > inspect = assess = check = review
something is wrong = goes wrong = breaks at night = too high = too slow = gets too full = let me know = wake me = wake someone = call me = ping me = tell me when > alert = alarm = notification = threshold
too much = too many = over the limit = hit the limit = run into a limit = hit a limit = bump into = reach the limit = running out > quota = limit = service limits = threshold
raise the limit = more than allowed = higher limit > quota increase = limit increase
one place = all in one place = gather logs = put together = bring all logs = collect logs > aggregation = central = log aggregation
find out what happened = what happened = after a hack = detective work = dig through = look back = trace back > investigation = forensics = logs = audit trail = investigations
write down what happens = written down = keeps a record = keep track = keeps track = book keeping > record = log = logs = track
machine room = computer rooms = halls = buildings with servers = server buildings = where the servers are = where the machines are > data centre = facilities
country of my data = which country = leave the country = stay in the country = in europe only = abroad = move our data = where are my files > region = data residency = stored
second building = other building = several buildings = spread out = spread over > availability zones = regions
copy of everything = safety copy = copies = spare copy = get it back = deleted by mistake = deleted by accident = accidentally deleted = undelete = old version of a file > backup = restore = versioning = snapshot
faster = quicker = speed up = too slow > performance = latency = improve
nobody uses = not used = standing idle = doing nothing = too big for the job = waste = wasting > idle = unused = oversized = cost optimisation
save us money = pay less = spend less = lower the bill = cut the bill = cheaper = bill down = smaller bill > reduce cost = save money = cost optimisation = costs

# Paying for services
pay in advance = pay first = pay before = money up front = money down = deposit = initial cost = investment at the start > upfront = upfront costs
only what I use = what we use = for what I use = by the hour = by usage = meter > pay only = pay as you go = use
on top of the bill = extra cost = on the house = included in the price = part of the package = comes with it = without paying = cost nothing = costs nothing = does it cost > free = no additional charge = no charge = charge
cheaper than our own = cheaper than at home = our own servers = own machines = own hardware > on premises = lower cost = costs
subscription level = what package = which package = which contract = what tier = which tier = which level > plan = support plan

# Proof and rules
papers for the auditor = documents for the auditor = certificates to show = show the auditor = auditor asks = prove to > audit report = artifact = compliance = evidence
seal of approval = stamp = badge of quality = passed = allowed for = accepted by > certified = certification = compliance
authorities = the state = ministry = civil service = public office = council = government customers > government = public sector
banks = bank examiners = banking rules = finance rules = money industry = insurers = financial firms > financial institutions = ffiec = glba = regulators
army = armed forces = military = soldiers = pentagon > defense = dod = department of defense
hospital data = patient data = health records > hipaa
european rules = european privacy = privacy rules = privacy law = data protection law = personal data rules > gdpr = data protection = regulation
quality rules = making good products = consistent processes > quality management = iso 9001
norm = rule book = rulebook > standard = iso = framework
british = england = english = uk > united kingdom = uk
american = america = states > us = united states
show we are good = prove we follow = show that we meet = meet the demands = meet the rules = satisfy = tick the boxes > compliance = requirements = meet requirements = prove

# Help
someone to talk to = somebody to call = person to call = real person = personal contact = my own contact = named person = somebody at amazon = our man at = speaks for us = on our side = stands up for us = fights for us = in our corner > technical account manager = single point of contact = advocate = advocacy
tell us first = first to know = hear early = know before = news early = upcoming features > early notice = early awareness = proactive = new features
look ahead = before it happens = before things break = in good time = without being asked > proactive
tips = hints = suggestions = advice = pointers = what should I improve = what could be better > recommendation = recommends = guidance = best practice
experts for hire = hire experts = hire help = pay somebody to = outside help = bring in experts = people who build it for us > consulting = professional services = partner
other companies that help = firms that help = certified firms > partner network = partners = consulting
teach the bosses = explain to managers = get managers on board = business people = non technical people = executives = management team = get everyone together > business leaders = workshops = business unit
manual for = what to do when attacked = plan for attacks = how to react = how do we react > playbook = respond = operations = structures
design for us = design a safe system = plan our security = draw a plan > architecture = enterprise security architecture
how soon = how quickly = how fast do they answer = when do they reply = time to answer = wait for an answer > response = answered within = minutes
day and night = around the clock = at 3 am = any time of day = in the middle of the night > 24/7 = round the clock
ask other users = ask others = ask around = forum = message board > community = public community
complain about = report somebody = report someone = nasty mail from = attacked from > abuse = report
shop for software = buy software = app store = software shop > marketplace = catalogue
`;
