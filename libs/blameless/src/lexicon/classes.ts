/** Word classes. `n:` and `a:` lists are taken as written, `v:` lists are lemmas whose forms are generated. Names are used in patterns as `@name`. */
export const WORD_CLASSES: Readonly<Record<string, string>> = {
  // who
  'n:role':
    'engineer engineers junior juniors senior seniors principal-engineer developer developers dev devs administrator administrators admin admins sysadmin sysadmins operator operators technician technicians technican dba dbas programmer programmers coder coders reviewer reviewers author authors approver approvers maintainer maintainers contractor contractors consultant consultants intern interns trainee trainees apprentice apprentices manager managers supervisor supervisors director directors cto ceo cio ciso vp boss colleague colleagues coworker coworkers co-worker co-workers employee employees person persons individual individuals guy guys responder responders commander commanders facilitator facilitators scribe analyst analysts architect architects tester testers specialist specialists expert experts officer officers hire hires newcomer newcomers joiner joiners rookie newbie novice deployer committer implementer implementers planner planners dispatcher dispatchers nurse doctor pilot pilots clerk clerks electrician electricians plumber foreman janitor cleaner cleaners researcher researchers scientist scientists designer designers on-call oncall on-caller somebody-on-call lead leads head executive executives staffer staffers worker-bee teammate teammates deputy sre sres integrator integrators superuser-person owner owners freelancer freelancers installer-person coordinator coordinators captain assistant graduate graduates student-worker shift-lead custodian custodians insider member members programmer trader traders controller-of-the-day amateur amateurs man woman lady gentleman fellow personnel staff people humans folks crew crews instructor trainer fitter fitters welder porter teller cashier warden chief teacher teachers lecturer accountant accountants auditor auditors inspector inspectors mechanic mechanics surveyor installer installers steward marshal chairman chair founder founders watchman receptionist attendant volunteer volunteers moderator editor editors temp temps secretary controller-on-duty guard-on-duty newbies juniors seniors programmers superior superiors peers buddy mentor',
  'n:teamword':
    'team teams squad squads department departments group groups shift crew staff management leadership tribe guild division unit office desk organisation organization side guys folks people',
  'n:deptbare':
    'security product ops operations infra infrastructure devops netops secops sre sres noc qa engineering management leadership support finance legal marketing security-team procurement helpdesk it dba dbas developers engineers administrators admins operators technicians reviewers managers responders devs testers people staff contractors maintainers architects analysts interns colleagues on-call oncall',
  'n:vendor':
    'vendor vendors supplier suppliers provider providers subcontractor subcontractors partner partners carrier carriers outsourcer integrator reseller consultancy agency',
  'n:user':
    'user users customer customers client-company tenant tenants attacker attackers visitor visitors guest guests student students patient patients shopper shoppers player players subscriber subscribers intruder intruders hacker hackers thief thieves viewer viewers reader readers buyer buyers merchant merchants passenger passengers traveller travellers driver-user citizen citizens applicant applicants adversary caller callers sender senders recipient recipients consumer-user pupil pupils resident residents',
  'n:pronoun': 'we i you he she they nobody noone someone somebody everyone everybody anyone anybody who whoever us him her me them',
  'n:reflexive': 'myself yourself himself herself themselves ourselves',
  'n:poss': 'my your his her their our whose its',
  'n:det':
    'the a an this that these those our my your his her their its each every some any no both all another which whose one two three four five several many most certain',
  // what software is called, when the word alone might be a person
  'n:softmod':
    'kubernetes k8s postgres postgresql kafka redis vault elastic elasticsearch prometheus mysql mongo mongodb cert-manager helm openshift strimzi etcd cluster memory queue package session window transaction connection device task resource process thread lock volume log cache file key secret secrets certificate identity storage lifecycle buffer page network cloud virtual boot display desktop node job event traffic password content dependency version config configuration license user context stream raft ocsp dns http arp icmp snmp auto scaling autoscaling sso ldap pod container istio mesh argo flux tekton ceph rook jaeger zalando bare-metal hypervisor',
  'n:techgroup':
    'processing targeting security consumer resource scaling target placement node instance replication volume log user thread process availability parameter subnet option control c contact address permission worker disk host ad ldap iam nodes autoscaling auto-scaling raid volume-group policy test feature routing alert rule label action',
  'n:techhead':
    'collector collectors sweeper reaper loader loaders indexer crawler importer scraper shipper forwarder optimizer optimiser evaluator pod pods script scripts job jobs service services server servers node nodes cluster clusters database databases db replica replicas cache caches queue queues worker workers process processes thread threads container containers image images build builds pipeline pipelines deploy deployment deployments release releases system systems tool tools tooling alert alerts alarm alarms monitor monitoring dashboard dashboards api apis endpoint endpoints client clients library libraries driver drivers agent agents daemon controller controllers scheduler proxy proxies gateway router routers switch switches firewall balancer disk disks volume volumes array kernel module modules plugin plugins package packages program programs code commit bug bugs config configuration flag flags certificate certificates token tokens key keys index table tables schema row rows record records message messages request requests response-code header headers packet packets link links cable cables fan fans sensor sensors device devices machine machines host hosts vm vms instance instances firmware software hardware app apps application applications website site page pages portal interface ui form field fields test tests check checks probe probes timer timeout retry retries backup backups snapshot snapshots migration migrations job cron crons import imports export exports sync algorithm function method query queries transaction transactions lock locks breaker limit limiter canary linter validator validation parser compiler rollout rollback failover heartbeat watchdog exporter relay broker brokers consumer consumers producer producers topic topics partition partitions runbook runbooks document documentation docs wiki procedure process template checklist policy rule rules playbook drill safeguard gate automation bot bots integration webhook webhooks balancers operator-pod hook hooks account accounts calendar ticket tickets list rotation review meeting channel bridge data metric metrics log logs value values threshold default defaults setting settings feature features version versions change changes patch update updates upgrade error errors mistake mistakes oversight training interface group-policy permission permissions access credentials password mail email notice page pager network circuit power battery pump valve generator fuse engine model models wizard drive drives region zone zones rack feed feeds component components platform product products session sessions user-agent standby primary secondary leader follower master slave guard watcher reconciler supervisor-process resolver resolvers daemonset statefulset ingress egress counter counters clock bucket buckets store stores lambda workflow workflows runner runners mirror registry repository repo branch crontab handler handlers listener listeners',
  // grammar
  'n:aux':
    'is are was were be been being am has have had having do does did will would shall should can could may might must ought need needs needed did not never also just simply again then already still even only merely really always often ever almost both all probably apparently reportedly later soon finally eventually first actually literally repeatedly once itself himself herself themselves',
  'n:be': 'is are was were be been being am',
  'n:modal': 'should could might ought would must',
  'n:prep':
    'of in on at from with for to by about under over into onto during after before within without near behind between among against through across per via around until since',
  'n:subord':
    'because since as so while when whereas that if unless although though after before until once whether where how why what which and but or then yet nor than',
  'n:neg': 'not never no nobody none neither nor without hardly',
  'n:timeword':
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december morning evening afternoon night noon midnight weekend week month year day hour yesterday today tonight q1 q2 q3 q4 spring summer autumn winter minutes minute hours days weeks utc cet pst end meantime past time',
  // harm
  'n:harm':
    'outage outages incident incidents failure failures breach leak loss losses problem problems issue issues crash downtime disruption damage mess regression regressions disaster corruption interruption bug bugs defect defects error errors fault faults mistake mistakes cascade debacle fiasco chaos blackout lockout delay delays degradation misconfiguration breakage event',
  'n:harmstate':
    'down dark offline unavailable dead broken outage died crashed collapsed halt standstill knees broke lost gone failed failing stopped unreachable inaccessible red empty worse unusable broke blackout downtime incident nobody everything shop checkout login',
  'a:badtrait':
    'clumsy naive overwhelmed notorious hopeless useless unhelpful rude incapable ill-prepared ill-informed unprepared headless chaotic green overstrained overtaxed incompetent helpless hysterical uncooperative untrained unskilled inexperienced undertrained overconfident cocky trigger-happy gung-ho distracted absent sleepy drunk hungover unfocused disengaged indifferent hostile defensive secretive unteachable unwilling unfit unsuited ineffective unresponsive infamous sloppy slow-witted confused',
  'v:badact':
    'overreact dawdle procrastinate stall meddle tinker fiddle fumble slacken snooze bluff pretend daydream bicker flounder freeze-up bumble cheat lie blunder hoard moan whine grandstand ramble loaf skimp bodge overestimate overstep rush',
  'n:changeword':
    'change changes commit commits script scripts deploy deployment release patch migration query queries config configuration update upgrade pr merge push command edit rollout refactoring refactor branch code fix hotfix cron job rule setting request statement action actions decision tweak experiment tinkering meddling work test playbook module feature entry flag',
  'v:strongharm':
    'cause break wreck ruin destroy nuke trash brick crash tank hose clobber wipe corrupt sink cripple sabotage torpedo butcher mangle topple botch obliterate bork',
  'v:harmdown': 'take bring knock',
  'v:weakharm': 'kill delete drop disable remove overwrite truncate purge erase unplug lock expose leak shut lose publish trip',
  'v:ledto': 'lead result',
  'v:make': 'make commit commit-a',
  // judging verbs (need a person as subject)
  'v:judgeverb':
    'forget neglect ignore overlook disregard botch bungle mishandle mismanage misjudge fumble blunder underestimate panic slack flout misread misinterpret misunderstand gamble dither squander downplay',
  'v:humanverb':
    'notice check ask read listen tell escalate know realise realize think pay follow test review verify catch see spot inform warn consult communicate understand anticipate foresee expect recognise recognize plan document prepare remember wait look stop double-check involve raise report call question train learn prioritise prioritize monitor announce coordinate discuss confirm investigate predict use try consider rehearse flag mention suspect push deploy merge approve touch run do take make write add leave let roll revert schedule be bother speak page contact alert act react decide',
  'a:judgeadj':
    'careless negligent lazy sloppy incompetent irresponsible reckless clueless stupid foolish dumb idiotic unprofessional amateurish complacent thoughtless inattentive absent-minded undisciplined half-hearted lackadaisical arrogant stubborn overconfident cavalier slapdash oblivious inept unqualified forgetful lax unreliable untrustworthy ignorant impatient disorganised disorganized distracted irrational short-sighted heedless uncaring unwilling-to-learn overhasty gullible shoddy feckless ham-fisted half-baked half-asleep asleep',
  'a:judgeadv':
    'carelessly negligently lazily sloppily incompetently irresponsibly recklessly stupidly foolishly blindly thoughtlessly hastily unprofessionally arrogantly naively cavalierly half-heartedly wilfully willfully knowingly',
  'n:insult':
    'idiot idiots moron morons clown clowns cowboy cowboys fool fools muppet muppets amateurs slacker slackers ignoramus incompetents dunce',
  'n:slip':
    'slip-up slip-ups mix-up mix-ups error errors mistake mistakes oversight slip slips blunder blunders lapse lapses typo typos inattention negligence carelessness misjudgement misjudgment incompetence mishandling omission recklessness ineptitude ignorance thoughtlessness laziness sloppiness forgetfulness complacency misstep missteps misunderstanding stupidity arrogance screw-up neglect haste impatience indifference incaution inexperience miscalculation',
  'n:humanattr':
    'human operator engineer user manual pilot technician admin administrator developer staff employee typing clerical personnel procedural handling dba sysadmin worker people man-made person programmer cockpit keying data-entry contractor copy-paste vendor-technician',
  'n:humanslip':
    'error errors mistake mistakes oversight failure negligence slip slips lapse lapses fault blunder inattention fallibility failing weakness misconfiguration misoperation carelessness',
  'n:attention':
    'attention care diligence discipline vigilance concentration competence rigour rigor seriousness conscientiousness foresight judgement judgment skill experience expertise caution thoroughness initiative interest commitment accountability thought effort carefulness alertness awareness attentiveness responsibility',
  'n:poorly':
    'badly poorly inadequately improperly insufficiently carelessly negligently wrongly inappropriately unsatisfactorily haphazardly sloppily incompletely unprofessionally',
  'n:properly':
    'properly adequately sufficiently appropriately correctly thoroughly carefully responsibly diligently seriously professionally well rigorously satisfactorily competently proactively fully timely enough',
  'a:pooradj':
    'poor inadequate insufficient substandard sub-standard sloppy weak improper unacceptable terrible lousy careless shoddy lax mediocre deficient abysmal dismal subpar sub-par half-hearted unprofessional questionable lacklustre lackluster unsatisfactory disgraceful appalling awful bad woeful patchy superficial rushed hasty amateurish haphazard negligent slack lazy disappointing slow-witted incompetent unprofessional cursory atrocious pathetic embarrassing wanting inexcusable unforgivable inept',
  'n:humanwork':
    'testing review reviews reviewing planning communication communications preparation preparations handover hand-over handoff documentation supervision oversight coordination follow-up leadership housekeeping hygiene diligence handling training ownership discipline management governance maintenance-work rehearsal escalation troubleshooting investigation teamwork stewardship attitude decision-making workmanship due-diligence craftsmanship analysis preparedness risk-assessment change-management change-control conduct vetting triage reporting onboarding estimation',
  'v:workpart':
    'test review plan communicate document prepare coordinate escalate rehearse announce supervise train think investigate assess look vet scope estimate discuss brief research own',
  'v:workpart2':
    'handle manage maintain monitor check verify validate follow execute conduct carry organise organize perform run treat look',
  'n:workthing':
    'incident change handover hand-over handoff ownership communication complaint migration request rollout release deployment review process escalation response outage situation crisis upgrade failover drill project risk procedure work rotation cutover maintenance ticket warning warnings alert alerts alarm alarms advice recommendation recommendations checklist guideline guidelines instruction instructions policy protocol runbook rule rules email emails mail procedures processes practices reminder feedback concern concerns report reports ticket tickets backups monitoring documentation preparation testing planning',
  'n:ruleword':
    'procedure procedures process processes policy policies protocol protocols checklist guideline guidelines rule rules runbook standards standard practice practices instructions instruction playbook advice steps documentation convention conventions manual',
  'n:warnword':
    'warning warnings alert alerts alarm alarms advice recommendation recommendations email emails mail mails ticket tickets reminder reminders concern concerns request requests page pages sign signs signal signals complaint complaints objection objections feedback report reports message messages notice notices process procedure policy rule rules checklist runbook instruction instructions guideline guidelines symptom symptoms question questions risk risks',
  // sentence-level colouring
  'n:obvious': 'obvious evident apparent clear plain foreseeable predictable self-evident unmistakable',
  'n:hindadv':
    'obviously evidently naturally unsurprisingly predictably inexplicably incredibly unbelievably amazingly astonishingly inevitably foreseeably bafflingly incomprehensibly typically surprisingly-not shockingly remarkably regrettably unfortunately-not',
  'n:only': 'only sole single lone one exclusive singular',
  'n:causeword': 'cause reason culprit factor trigger explanation source contributor contributors causes reasons factors',
  'n:solely': 'solely exclusively purely entirely only wholly simply merely just',
  'n:praise':
    'thanks thank kudos applause credit grateful appreciated praise great excellent outstanding quick quickly fast swift swiftly well calm calmly helped saved limited recovered resolved prevented possible able avoided early promptly idea practised practiced impressive brilliant heroic smoothly shorter shortened luckily lucky fortunately restored good better success succeeded',
  'n:mention':
    'avoid phrase phrases wording word words label labels sentence sentences term terms template instead rather blameless blame-free discouraged counterfactual counterfactuals hindsight-bias quote quoted deleted struck draft culture symptom explanation-not candour psychological workshop training-deck deck handbook glossary linter vocabulary expression expressions slogan slogans write writes writing phrasing reword rephrase language',
  'n:oncallword': 'on-call oncall pager',
  'n:glance':
    'look glance call question check thought e-mail email message ping reading read minute moment second google search peek conversation chat sanity-check dry-run ssh grep',
};
