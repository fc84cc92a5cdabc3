/** Words of information technology that mean about the same. One group a line, in the form of `synonyms.txt`. */
export const itWords = `
# Accounts and access
log in = login = sign in = signin = log on = logon = sign on = authenticate = authentication
log out = logout = sign out = log off
sign up = register = create an account = enrol = registration
account = user account = profile = login
username = user name = user id = login name
password = passphrase = passcode = secret = credentials
credentials = password = login details = access keys = secrets
reset = change = recover
locked out = cannot log in = no access = access denied
permission = access right = right = privilege = entitlement = authorisation
access = permission = entry = authorisation
admin = administrator = administration = superuser = privileged
root = superuser = administrator
role = job function = function
least privilege = minimum permissions
rbac = role based access control
abac = attribute based access control
acl = access control list
group = team
identity = login = account
iam = identity and access management
pam = privileged access management
mfa = multi factor authentication = 2fa = two factor = two step verification = second factor = multifactor
one time password = otp = one time code = verification code = code
totp = authenticator app = time based one time password
security key = hardware token = hardware key = yubikey = fido key
token = key = device
fingerprint = biometric = face recognition
passkey = webauthn = fido2
sso = single sign on = single signon = federated login = one login
sso > saml
saml = security assertion markup language
oidc = openid connect
oauth = delegated authorisation
ldap = directory = active directory = directory service = ad
idp = identity provider
jwt = json web token
session = login session
captcha = robot check
api key = access key = access token

# Security
security = protection = safety = infosec = cybersecurity
hacker = attacker = intruder = adversary = malicious actor
hacked = breached = compromised = broken into = break in
data leak = data breach = leak = exposure
attack = exploit = intrusion
ddos = denial of service = flood = dos attack = traffic attack
vulnerability = weakness = security hole = flaw = weak spot = cve
scan = check = assess = inspect
scanner = vulnerability scanner = assessment
pen test = penetration test = pentest = ethical hacking
malware = virus = ransomware = trojan = malicious software
antivirus = endpoint protection = edr
phishing = scam = fraud email = fake email
fraud = scam = cheating
spam = junk mail = unsolicited
firewall = packet filter = packet filtering = network filter
waf = web application firewall
ids = intrusion detection = ips = intrusion prevention
siem = security event management = log analysis
soc = security operations = security operations centre = security team
forensics = forensic = investigation = investigate
incident = breach = security event = outage = problem
incident response = incident handling
playbook = runbook = procedure
encryption = cipher = scramble = cryptography = encoded
decryption = decrypt = decipher
cryptographic = crypto = encryption
encryption key = key = cryptographic key = master key
key management = key vault = kms
kms = key management service
hsm = hardware security module = key hardware
certificate = tls certificate = ssl certificate = x509
ssl = tls = transport layer security = https = secure connection
on the wire = in transit = in motion = in flight = while travelling = over the network
at rest = stored = on disk = in storage = on disks
disk encryption = encryption at rest = encrypted volume
hash = checksum = digest = fingerprint
secret = api key = password = credential
dlp = data loss prevention
zero trust = never trust
patch = update = security update = hotfix = fix = software update
patching = updating
upgrade = new version = update
audit = review = inspection = examination
audit log = audit trail = activity log = event history
auditor = assessor = examiner
compliance = compliant = conformity = regulatory = regulation
compliant = certified = meets
gdpr = general data protection regulation = data protection = privacy law
pii = personal data = personal information
privacy = data protection = confidentiality
hipaa = health data = medical records
pci = pci dss = card data = payment card industry
soc 2 = service organization control
iso = international organization for standardization
nist = national institute of standards and technology
fips = federal information processing standard
dod = department of defense = department of defence = us military
dod = pentagon
ncsc = national cyber security centre
fedramp = federal risk and authorization management program
governance = oversight = control
mandate = obligation = requirement = regulation
control = safeguard = measure
disaster recovery = dr = business continuity = failover
backup = back up = snapshot = copy of data = recovery point
rpo = recovery point objective
rto = recovery time objective

# Machines, systems and software
computer = machine = pc = laptop = desktop = workstation
laptop = notebook = macbook
server = host = machine = instance = box
data centre = data center = datacentre = server farm = server room = facility = dc
facility = data centre = building
cloud = hosted = public cloud
on premises = on prem = own data centre = in house = self hosted
vm = virtual machine = instance = virtual server
hypervisor = virtualisation = vmm
instance = server = virtual machine
container = docker = pod
kubernetes = k8s = container orchestration
serverless = function as a service = faas = lambda
operating system = os = windows = linux = macos
guest os = guest operating system
kernel = operating system core
software = application = app = program = programme
application = app = program = service = workload
workload = application = job
website = web site = web page = site
web app = web application
browser = chrome = firefox = edge = safari
mobile app = app = phone app
hardware = equipment = physical = appliance
physical = tangible = hardware
printer = printing
monitor = screen = display
disk = drive = volume = hard drive = ssd
memory = ram
cpu = processor = core
gpu = graphics card
device = machine = hardware = appliance
infrastructure = platform = environment = servers = underlying systems
environment = setup = landscape = estate
stack = layers
layer = tier
architecture = design = structure = blueprint
template = blueprint = boilerplate
iac = infrastructure as code = cloudformation = terraform = templates
configuration = config = settings = setup = set up = preferences
configure = set up = customise = adjust
default = preset = standard setting
install = set up = deploy = installation
uninstall = remove = delete
deploy = release = roll out = ship = publish = go live = deployment
rollback = revert = undo release
decommission = retire = shut down = tear down = phase out = remove
provision = create = spin up = allocate
resource = asset
asset = resource = inventory item
inventory = asset list = cmdb
region = location = geography
availability zone = az = zone
high availability = ha = always available = redundancy = uptime
available = up = reachable
uptime = availability
outage = downtime = unavailable = service down
sla = service level agreement = uptime guarantee
resilience = resilient = fault tolerance = robustness = reliability
scale = scaling = grow = elasticity = autoscaling = auto scaling
autoscaling = auto scaling = automatic scaling
load = traffic = demand = requests
traffic = load = visits = requests
peak = spike = burst = surge
load balancer = load balancing = elb = traffic distribution
cache = caching = cached
cdn = content delivery network = edge network
dns = domain name system = name resolution
domain = domain name = web address
url = link = web address
performance = speed = latency = response time
latency = delay = lag
throughput = bandwidth = capacity
quota = limit = service limit = allowance = service quota
rate limit = throttling = too many requests
threshold = limit = trigger level
monitoring = observability = watch = telemetry
alarm = alert = notification = warning
alert = notification = alarm
metric = measurement = figure
dashboard = overview = report
log = record = journal = trail
logs = logging = log files = records
log aggregation = central logging = log management
trace = tracing = track
event = occurrence = incident
api = interface = programming interface = endpoint
api call = api request
integrate = connect = plug in = hook up = integration
webhook = callback
queue = message queue = messaging
message = notification = text
batch = bulk
job = scheduled task = cron
automation = automated = scripting = script
script = automation = shell
command line = cli = terminal = shell = console
console = web interface = management console = portal = dashboard
portal = website = console
sdk = library = client library
open source = free software
licence = subscription
version = release
source code = code = codebase
repository = repo = git
pull request = merge request = code review
pipeline = ci = cd = ci/cd = build pipeline = continuous integration
test = testing = qa
bug = defect = error = issue
ticket = case = support request = issue = incident
helpdesk = help desk = it support = service desk = support team
support = help = assistance = customer service
support plan = support level = support tier
technical = tech
best practice = good practice = recommended = guideline
recommendation = advice = tip
optimise = tune = improve = optimisation
efficient = economical = effective

# Data and networks
data = information = records
database = db = sql = datastore = rdbms
oracle = sql server = mysql = postgres = postgresql = relational database
sql = relational
nosql = document database = key value store
table = records
query = search = request
file = document
folder = directory
storage = disk space = space = store
object storage = blob storage = bucket
bucket = object storage = s3 bucket
archive = cold storage = long term storage = archiving
data warehouse = analytics database
data lake = analytics storage
etl = data pipeline
spreadsheet = excel = sheet
network = lan = wlan = connectivity
internet = web = online
intranet = internal network = corporate network
wifi = wi-fi = wireless = wlan
router = gateway
switch = network device
private line = leased line = dedicated line = dedicated connection = private connection = direct connect
private connection = dedicated connection
vpn = virtual private network = tunnel
vpc = virtual private cloud = virtual network = private network
subnet = network segment = subnetwork
ip = ip address = internet address
source ip = originating ip = client address
inbound = ingress = incoming
outbound = egress = outgoing
port = socket
protocol = standard
proxy = gateway
bandwidth = throughput
download = fetch = pull
upload = push
email = e-mail = mail = mailbox = inbox
calendar = schedule = appointment
chat = instant message = messaging = slack = teams
video call = conference call = meeting
sms = text message

# Working with it
cto = chief technology officer
ciso = chief information security officer
hr = human resources = personnel department = people team
pm = project manager = product manager
sre = site reliability engineer = operations
ops = operations = admin team
dev = developer = programmer = engineer = coder
qa = tester = quality assurance
dba = database administrator
tam = technical account manager
account manager = point of contact = contact
consultancy = consulting = professional services = advisory
partner = reseller = integrator
partner network = partners
vendor = supplier = provider
third party = external party = outside company
outsourcing = managed service
managed service = fully managed = run for you
self service = do it yourself
onboarding = getting started = first day
byod = own device = personal device
remote = from home = work from home = home office = telework
mdm = device management = mobile device management
eta = arrival time = expected
faq = questions and answers
kb = knowledge base
poc = proof of concept = pilot
roi = return on investment
kpi = key figure = indicator
tco = total cost of ownership
pay as you go = pay for use = pay per use = usage based
upfront = in advance = advance payment = prepayment
`;
