/** What the products of the big clouds are, so that somebody who knows the kind finds the name. One way only. */
export const cloudWords = `
virtual machine = vm = virtual server > ec2 = compute engine = azure vm
object storage = blob storage = file bucket > s3 = cloud storage = azure blob
block storage = virtual disk = disk volume > ebs = persistent disk
shared file system = network drive = nfs = file share > efs = fsx = filestore
archive storage = cold storage = long term archive > glacier
relational database = managed database = managed sql = mysql = postgres > rds = aurora = cloud sql
nosql = key value store = document database > dynamodb = cosmos db = firestore
data warehouse = warehouse = analytics database > redshift = bigquery = synapse
in memory cache = redis = memcached > elasticache
graph database > neptune
serverless function = faas = function as a service > lambda = cloud functions = azure functions
container registry = image registry > ecr
container service = docker service > ecs = fargate
kubernetes = k8s > eks = gke = aks
load balancer = load balancing > elb = alb
autoscaler = scale out automatically > auto scaling
cdn = content delivery network = edge cache > cloudfront = cloud cdn
dns = domain name system = name server > route 53 = cloud dns
private network = virtual network = isolated network > vpc = vnet
leased line = private line = dedicated line = fibre to the cloud > direct connect = expressroute
vpn = site to site tunnel > vpn gateway
api gateway = api front door > api gateway
message queue = queueing = job queue > sqs = service bus
push notification = pub sub = publish subscribe = topic notification > sns = pub sub
event bus > eventbridge
stream processing = data stream > kinesis
workflow engine = state machine > step functions
email service = bulk mail > ses
infrastructure as code = iac = stack template > cloudformation
cfn > cloudformation
paas = app platform > elastic beanstalk = app engine = app service
ci = build pipeline > codepipeline = codebuild
metrics = monitoring = alarms > cloudwatch
audit log = audit trail = api history = api log > cloudtrail
configuration history = resource inventory = configuration audit > config
vulnerability scan = security scan = vulnerability scanner = cve scan > inspector
threat detection = intrusion detection > guardduty
ddos protection > shield
web firewall = web application firewall > waf
sensitive data discovery = find personal data > macie
security dashboard = security findings > security hub
key management = key store = key vault > kms
hardware security module = hsm > cloudhsm
secret store = password store = secrets vault > secrets manager
tls certificate = ssl certificate > certificate manager
user directory = active directory = ldap > directory service
customer login = app sign in = consumer identity > cognito
single sign on = sso > identity center = iam identity center
temporary credentials > sts
compliance report = audit report = soc report > artifact
cost report = spending = cost analysis > cost explorer = budgets
best practice check = cost advice = service quota check > trusted advisor
support engineer = account contact > technical account manager
patch automation = fleet management > systems manager
multi account = account management > organizations
guardrails = landing zone > control tower
data migration = lift and shift > migration service
etl = data integration > glue
query files with sql > athena
search engine = full text search > opensearch
machine learning = model training > sagemaker
chatbot = conversational bot > lex
image recognition > rekognition
virtual desktop = remote desktop > workspaces
`;
