/** Further given names: older, regional and shorter forms. */
export const MORE_GIVEN_NAMES: readonly string[] = `
  abbie abby abelard abidemi abiodun abiola achmed adaku adalbert addison adelaide adelheid adelina adina adnan adolf adriaan adriane
  afonso agathe agnieska agustin ahmet aiden aija ailbhe ailsa aime aimee ainhoa ainsley aisyah ajit akihiko akiko akin akinola alaa
  alain alana alastair albin albrecht alda aldona alecia alejo aleks alessia alexa alexey aliaksandr alida alisa alisha alistar aliya
  alla allegra alois alojz alphonse altan alva alvin alwin amadeo amadeus amadi amaia amalia amalie amandine amaru ambroise ambrose
  amelie amerigo amiel amira amirah ammar amos amparo anabel anaya anca andrius aneesh angelica angelika angelina angelique angharad
  anisa anneke anneli annelies annemarie annett annikki anouk anselma antje antonella antonin antonina antonis anwar aparna apolonia
  apostolos araceli ardian arianna arif arista arjen arkadi arkadiusz arlo armida armin arno arsen arseniy artem artemi artjom arto
  arturs arvind arwen asher ashwin aslak aslan asmund assaf asta astor ata atanas atilla atsushi auberon augustin augustine aulikki aurel
  aurelia aurelien aurora avani averil avery aviv avril axel axelle ayaan ayaka ayana aydin aylin ayumi azra babak bahadir bali baltasar
  bandile baptiste barend barney bartholomew bartolo basak bashir basile bastien batu bea beate beatrix bebe bela belen belinda belle
  belén benedetta benedict benedikta beniamino benita benjamín bente berenice berit berk bernadett bernardo bernice berta bertil bertold
  bertram beryl bess betsy bettine bev beverley bianca bianka bibi bice bintou birger birk birte bjarki blaise blaz blaž boaz bohdan
  bojan bonnie borut botond bozena bożena branka branko brennan brice brigitte briony bronagh bronislaw bronisław bronwen bryn bryony
  bulat burcu béla bülent cagla cai calum camelia camilo canan candice carin carina carine carissa carlotta carly carme carmela carmelo
  caro caroll cary casilda casimir caspar cassian catalin catalina caterina cathal cathrine cato cecil cedric celal celestine celina
  celine celso cerys chad chaim chandler chanel chang chantelle charlene charline charlotta chaya chelsea cherie cheryl chester chi
  chiaki chidera chidinma chie chieko chin chiyo christa christelle christen christer christiana christie christof christos chuka cinzia
  cioban claes clare clarence clarissa clark claudine clay clea cleo cliff clifford clint clio clive clotilde cody coen colette colleen
  conan concetta connie conny conrad consuelo coralie cordelia corentin corina corine cormac cornelis cornelius cosima cosmin courtney
  crispin cristobal cristóbal csaba csilla curt cyprian cyrille cyrus czesława cédric céline daan dace dafydd dagfinn dagmara dainius
  dajana dalibor dalila dalton damaris damjan damodar danai danica daniil danila danko danuta daphne dara darina darja darrell daryl
  dasha davina davit davor davorin debbie debora dedan deeksha deirdre deividas delfina delia delilah demet demetrios demi denes deniz
  deniza denys deon dermot desiree detlef devendra devin devraj dhruv dianne dilan dilara dilek dima dinah dino dionne dita dmytro dobrin
  doina dolf domingo domingos domitille donal donata donatella donato donovan dorian doriane dorin dorina dorit dorothea dorte dragana
  dragica drago drazen dries dror drusilla duane duarte dubravka dulce durga dusica duygu dwayne dwight dymphna dzmitry eamonn earl
  earnest ebbe ebere ebony ece eckhard eda edda eddy edelgard edina edita edmond edmund edna edo edvard edvin eero eetu efe efrain efren
  egil egle egon eila eilidh einar eino eirene eirini eivind ejike ekene ela elad elea eleanor electra eleftheria elen eleonora eleonore
  elfriede eliane elijah eline elisabet elisabetta eliza eliška elka ellinor elliott elmar elmer eloise eloy elsbeth elsie elton elvin
  elvira elwin emanuel emanuele emelie emeline emeric emerson emese emiliano emin emmeline emmett emmy enda endre engin enid ennio enoch
  enric enya eoin ephraim erasmus erdal erhard erich erkan erkki erland erlend erling erma erna ernestine ernests erol erwan erwin eryk
  eskil esma esme esmé esperanza essi estela esti estrella etel ethel etienne euan eugen eugene eugenia eugenio eulalia eunice eusebio
  eustace eveliina evelina eveline everett evert evgenia evgeny evita evrim ewald ewelina ewout eytan ezequiel ezio fabia fabiana fabiola
  fabrizio fadel fahad faida faiz falk fanny faris farooq fathi fatih fatime faustino favour fay faye fedele federica fedor fedora
  feliciano felicitas felicja felipa fenja fenna feodor ferdi fergus ferida fermin fernand ferran ferruccio fidel fidelis fien figen
  filipa filiz filomena finlay finnian fintan fiorella fiorenza firat firmin fleur flora florencia florentina florentine florin floris
  folke fons fotini fouad fra fran franca francine francisca franciska franek franjo franka frankie franklin fransisca frantisek
  františek franziska frauke freddie frederica frederick frederico frederikke frida fridtjof friederike fritz froukje fuad fulvio funda
  fusun gabi gabija gabriella gabrielle gabrielė gaetan gaetano gail galina galya ganesh garance garrett gaspar gaspard gaston gauthier
  gavril gebhard geert geir gen gencay gene genevieve geneviève genevra genia genoveva geo georgeta georgette georgi georgina georgine
  georgy geraint geraldine gerben gerd gerhardt gerlinde germaine german germán gerolf gerrit gerry gerson gertrud gertrude gervase geza
  ghada ghislaine giacomo giada gian giancarlo gianni giedre gilad gilberto gilda gildas gino girish gisela gisele gisle gitte giuliana
  giuliano giuseppina gizem gjergji gladys glenda glenn glenys glynis godfrey godwin golda gonca gonzalo gonçalo gopi gorazd gosia
  gottfried gotthard graciela grainne grazia graziella greet greger gregoire gregorio grete gretel griet grigore grigori griselda gry
  gráinne grégoire gudmund gudrun guilherme guillem gulay gulbahar guler gunda gunilla gunnel gunter gustaf gwendolen gwendolyn gwyneth
  gyula györgy géza günter günther habib hadar hadewych hadi hafsa hagen haidar hakon hala halim halima halina halvor hamed hamish hamlet
  hania hanne hannelore hanni hansjörg hardik harjit harlan harley harri haruko harun hashim hatice havva hayden hayley haytham hazel
  heath hedda hedwig hedy hege heidrun heikki heiner heini heino helder helge helle hellen helmer helmi heloise hendrika henna henning
  henny henriett henrietta henriette henrike henryk henryka herbjørn heriberto hermann hermien hermine hermione herta hesham hester
  hichem hidde hideki hideko hieronim hikmet hilal hilario hilary hildegard hildur hille himanshu hinrich hiram hirofumi hiromi hitomi
  hitoshi hjalmar homer honor honorata honza hormoz hortense hossein houda howard hristo hsin hubert huw hyacinth hélène hüseyin iacopo
  iago iara ibtissam ichika ichiro iddo ieva ifan ignacy ignas ignatius igne igone ihor ikram ilan ilana ildiko ildikó ileana ilian ilija
  ilinca ilir ilka illya ilmari ilse iluta ilze imad imelda imke imogen imre imtiaz ina inara inaya inbar ineke inez ingemar inger ingmar
  ingolf ingvar ingvild inigo inna innes inoke ioan iola iole iolo ion ionela ionut ippolita iqbal ira iraj irenka irfan iria irmgard
  irmina irvin irving irwin isa isaura iseult isha ishaq ishmael isidora isidore isidro isis isla isobel isolde isra israel issa issam
  italo itamar ivaylo ivelina iver ivet iveta ivka ivonne ivy iwan izabella izaskun izydor jaana jaap jabari jaber jacinta jacinto
  jackson jacobo jacopo jadwiga jafar jagoda jaime jair jalal jalil jamil jamila janek janelle janette janez jani janika janina janis
  janja janko janna janneke jannes jannik jannis janusz jarkko jarl jarmila jarmo jaromir jaroslav jarosław jarrett jasna jaume jaune
  jayant jayne jazmin jeanette jeannette jeannine jedrzej jeevan jef jefferson jeffry jekaterina jelle jelmer jemima jemma jenna jennie
  jenson jeong jerald jeremiah jeremias jeroen jerzy jessie jette jia jian jibril jinan jindrich jip jitka jiya jocelyn jochem joep joerg
  joey johana johanne johnathan johnnie joke jolana joleen jolene jolien jonah jonatan jone jonna jons joop joos jordana jorg joris jorma
  jorunn joseba josefa josefin josefina josephine josette josh josiane josie jost josua josue jovan jovana joy juana juanjo judah judit
  judith judy juergen julek julianne julieta julita juliusz junaid junko juno juri jurij juris jurriaan justas justine justo justus juta
  jytte jérémie jérôme jón jānis jędrzej kaarel kaarina kaarlo kader kadri kaelin kaija kaius kajsa kaleb kalev kalifa kalina kalpana
  kalyan kamala kamalesh kamel kamilla kanako kandice kane kani kanika karan karel karianne karima karine karlheinz karlis karmen karol
  karola karoliina karolin karoline karri karsten karthika kasem kasimir kastytis katalin katalina katarzina katelijne kateřina katinka
  katla katriina katriona katsumi katya kauko kauri kayla kayleigh kazimiera kazuhiro kazuko kazuo kea keanu keegan keeley keenan keir
  keiran keisha keita kelby kellie kelsey kelvin kemal kendall kendra kennet kenny kensuke keren kerry kerttu kester ketevan keturah
  keval khalil khurshid kiara kiera kieron kiersten kiki kilian kimmo kinga kinley kiril kirsi kirstie kirstin kirti kjartan kjersti
  kjetil klaas klaudia klaudiusz klavs klemen klemens klement knud knut koen koenraad kofoworola kohei koichi koji kolja konstantina
  konstanze koos kordian korina kornelia korneliusz kosta kostas kostya kota kouame kouassi kraig kris krisjanis krista kristaps krister
  kristiina kristine kristjan kristo kristýna krisztina krisztián krunoslav krystian ksawery ksenia kuba kunal kunigunde kurtis kush kyla
  kylie kyra kyriakos kārlis lachlan lada ladislav laia lajos lalita lambert lamia lamine lance landon lanna lara larissa larry lasha
  lata latifa latoya laurene lauri laurids laurie laurits lavinia lavrenti lawrence layla lazar lazare lazaros leander leann leanna leda
  leena leendert leia leif leigh leith lejla lela leland lelia lemuel lene leni lenka lennart lennox lenny leoncio leonhard leonida
  leonidas leonor leonora leonore leontine leontyna leopoldine les leszek leta letizia lettie levan levente lex leya leyton lia liana
  liane libor libuse lida lidija lidka lieke lien lies liesbeth liese lieselotte ligia liina liisa lilah lilia liliane lilianne lilja
  lilla lilli lillian lillie lilo lilou lindsay lindsey linn linus lioba lisanne lisbet lise liselotte lisette lissa litsa liva liviana
  liviu ljiljana ljubica ljubomir llewellyn loes logan loic lonneke loredana lorelei lorene loreta loretta lori lorin loris lorraine
  lotta lottie louella lourdes lovisa lowell loïc luana lubomir lubos luce lucian luciana luciano lucienne lucille lucio lucretia lucyna
  ludek ludmila ludmilla ludo ludolf ludovica ludovika ludvig luděk luigi luigina luise luiza lukasz lulu lumi lupita luther luuk luukas
  luzia lyle lynda lyndon lynette lynne lysander lyudmila maaike maarja maartje mabel macarena maciek mackenzie maddalena madeline
  madelyn madis madison mads mae maeva maeve magali magalie magdalene maggie magnhild magni mahbub mahdi mahir mahmut mahnoor mahtab maia
  maiara maik maika maike maire mairead mait maite maks maksim maksymilian malak malena malgorzata malia malin malina mallika malou
  malvin malvina mamoru manda mandeep mandy manfredi manja manolis manouk mansur manu manuell maralen marat marcelina marceline marcella
  marcello marcellus marci marciano marcy maren marfa marga margarete margaretha margaux margherita margo margot margret margrethe
  margriet mari marianela mariangela marianna maribel marica maricel mariel mariela mariella marielle mariette mariia marijn marika
  mariken mariko marilena marilyn marin mariola mariona mariska marisol marita maritza marja marjeta marjo marjolein marjorie marketa
  markku markéta marla marleen marlies marlon marlou marly marlys marnie marquita martine martje martti martynas maruša marwa marwan
  marya maryann maryla maryse marzena masaki masami masashi mason matas mateja mathew mathijs mathilda mathis matias matilde matjaž
  matous matouš matt mattea matthea matthijs mattias matty matyas matías maude maura mauri maurits mauritz maurizio maverick mavis maxie
  maximilian maximiliane maximo maxwell mayank mayra mayte mayur maz małgorzata mbali meabh mechthild medina meelis mehmed mehri meike
  meinrad meir melania melek melia melina melinda melis melisa melita melle melody melvin melvyn menno mercedes meredith meri meriam
  merike merja merle merlijn merritt mert meryem meta mette micaela micah michalina michaël micheal micheline michi michiel mickael
  mickey mieczysław miek mieke mies mieszko mihaela mihail mihaly mihkel mihály miina miisa mika mikaela mikail mikel mikhaila miki
  mikkel miklos miklós miko mikolaj mikołaj mikuláš milada milagros milana mileva milford milka millicent millie milly milo milou milvia
  mimi mimoun minako minami minette minka minna minoru miodrag mirabelle miray mircea mirco mireia mirek miriana mirja mirjana mirka
  mirko mirna miro miroslava mirthe miruna mirza misaki misako mischa missy mitch mitja mitsuo mitsuru miu miyuki mladen modesta modesto
  mohamad mohini moises mojca molly momoko monalisa moncef moni monia monir mordechai moreen morena moreno moriah moritz morna morris
  mort mortimer moshe mostafa motoko mounir moya moïse muna munir muriel murray mustapha myfanwy myles myra myrna myron myrtle myrto
  máire máirín mátyás nabila nacho nada nadav nadege nadezhda nadja nadya nagendra nagisa nahid nahla naim naima najib nalini nana nanda
  nandi nanette nanna naod naoto naoya napoleon narciso narendra narine nasir nastasia nastassja natacha natale natalija natalya natan
  natanael nathalia nathaly natsuki natsumi nawal nayden nayeli nazanin nazim nazli neal neale nebojsa ned neda nedra neeltje nefeli
  nehir nele nelia nella nelli nelly nemanja nenad neoma nerea neria nerijus nermin nessa nestor neva nevena neville nevin neža nicandro
  niccolo niccolò nichola nicki nicklas nicky nico nicodemus nicol nicolina nida niek nieves niilo nika niki nikica nikifor niklas
  nikodem nikol nikolaj nikolett nikolina nikos nila nilda nilgun nilofar niloufar nima nimisha nimmi ninette nino ninon nir niraj
  nirmala nissim nives nizar njoki njål noburu noelia noella noelle noemie nolan noor noora noortje norah noreen nori noriaki norihito
  norma norwood nouri novak noé noémie noëlle nuala nukri nurit nuru nuša nya nyah nynke néstor obafemi obed oceane octave octavia
  octavian océane oda odalys odd oddvar oded odell odette odo ofelia ofer ofra ogechi ognjen oguz ohad oihana oisin oisín ojas okan
  olamide olander olavi oleh oleksandra oleksii olesya olha oliva oliviero olle olli oluwaseyi oluwatobi olympia omari omeir omotola onat
  ondine ondrej ondřej onni onno oona oonagh ophelie oran orazio orestes orfeo ori oriana oriane oriol oriole orit orlaith ornella
  orsolya orson ortrud ortwin osama osamu osbert osip oskar oskari ossi oswald oswin otakar otar otelia othmar otho otilia otso otti
  ottilia ottilie ottmar ottokar ottoline otylia oumar oumou ouri ove ovidiu oxana oya oystein ozan ozzie oğuz paavo paddy padraig
  palmira paloma panagiotis pancho pandora panos panu paolina paquita parag paraskevi parminder parthasarathy parvati pascual pasi
  pasquala pasquale patrizia patrycja patsy patti patty paulette paulien pauliina paulius pauric pavla pavlina pavlo pavlos pavol peadar
  pearl peder peep peer peeter peg pegah pelagia pelayo pelin pelle pentti pepa pepe pere peregrine peretz perla pernille perttu pervez
  peta petri petrica petrine petronela petronella petroula petrus petteri petula phaedra phelan phelim philine philippos philo philomena
  phineas phoebe photini phyllis pichit pier piera pierce pierina piero pierrette pietje pille pim pinar pinchas piotrek piper pippa
  pirjo pirkko piroska pius plamen platon pniel polina polly poppy portia prabha prachi pradip pragya prajakta pramod prashant pratibha
  pratik preben predrag preeta preethi prem preston primoz primož priscila priska prokop prosper prudence prue pryderi przemek przemyslaw
  przemysław purnima pádraig pål pınar qasim qing quincy quirin quirino quy raakel rabea rabia rachael rachele rachid radana radhika
  radim radislav radmila radomir radomira radovan radu rae rafaela rafe rafiq ragna ragnar ragnhild raheem rahim raia raija raimo raimond
  raimonds raimund raimundo raina rainer rainier raisa raissa rajan rajat rajendra raju rakel ralitsa rama ramadan raman ramaswamy
  ramazan rambert ramin ramiro ramiz ramya rana ranald ranjit ranko ranveer raoul rasa rashad rasheed rashida rasma rastislav ratan ratko
  rauha rauno ravindra rawan raymonda raymund rayna razan razia rea reagan rebeca rebeka rebekah rebekka reece reena reggie reginald
  regine regula reidar reijo reima reimund reina reinaldo reinder reine reineke reiner reinhild reinhold reinis reino reka remco
  remigiusz remko remo remy renaldo renan renard renato renaud renee renita renske renzo renée reshma resi reto reuben reuven rexhep
  reyes reyhan reynaldo reynold rhea rhian rhiannon rhoda rhodri rhona rhys ria ricarda riccarda richa richie rickard ricky rico riddhi
  rieke riem rienk rifat rigmor rigoberto riho riina riitta rikard rikki rinat rinus rishi rivka riyad robb robbert robbie robertas
  robina robrecht robyn rocco roch rochelle roddy roderick roderik rodica rodney rodolfo rodolphe roel roeland rogelio rogerio rogier
  roja rokas rolande rolando romana romane romano romeo romilda romina romulus romy rona ronalds ronda ronen roni ronit ronnie ronny
  rosalba rosalia rosalie rosalina rosaline rosamund rosana rosanna rosanne rosario rosaura roseanne roselyn rosemarie rosemary rosetta
  rosi rosina rosita roslyn rosmarie rostam rostislav roswitha rotem rowena roxane roxanne royce roza rozalia rozsa rubina rudiger
  rudolph rudy ruedi ruediger rufus ruggero ruisi rukmini rumen runa runar rupa rupinder rurik rushil rusudan rutger ruthann ruud
  ruxandra ryoko ryszard ryu ryuji ryusei réka rüdiger saana saara sabah sabeth sabin sabir sabri sacha sachiko sadaf sade sadiq sadiya
  safa safiya sahil sai saija saila saima saki salah salam saleh salima salka salla sallie salman saloni salwa samar samara sameera
  samina samiya sammy samo samson samu sana sanam sanda sandhya sandrina sandro sanela sanja sanna sanne sanni santina santino santo
  sanya saori sapna sarai saran sardar sarika sarina sascha satoko satya saul sauli saulius saverio savina savitri sayaka sayed sayuri
  scarlet schirin sebastiaan sebastiana sebastiano secil seda sedat sefa segolene selena selene selima selina selva sema semih semra
  senad senait senan sener senka senta seong sepp seppo septimus serafina seraphina serdar serge sergejs serguei serhat serkan servaas
  sevda severiano severin severine severino severus sevgi sevim seyed sezen shabana shadi shae shafiq shahid shahida shahin shahzad shai
  shaima shakil shalini shamim shamsa shan shanaya shani shanna shantanu sharad shari sharif sharmila sharona sharyn shashi shaul shaunna
  shawn shayla shayna shea sheela sheena sheetal shehzad shelagh shelby sheldon sherif sherman sherri sherry sheryl shiela shigeko
  shigeru shiho shiloh shinichi shino shinobu shion shir shiro shivani shlomo shmuel shobha shohei shoko shona shoshana shruti shubham
  shuichi shun shunsuke shyla sia siad siavash sibel sibylla sibylle sid siddiq sidney sidonie sidsel sieglinde siegmar siem sienna sierd
  sietse sigal sigbjørn sigfrid sigi sigismund sigmund signe sigrun sigurd sigvard sihem sikke sil silas silja sille silva silvan silvana
  silvano silverio silvester silvie silvija silviu simas simen simeon simha simi simin simonas simonetta simonne simran sina sindre sini
  sinikka sinisa siniša sintija sirin sirje sirkka sirpa sisko sissel siv sixten sixtine siyabonga sjoerd sjors skadi skaidrite slaven
  slavica slavka slavomir sloane slobodan slobodanka smadar smiljana smilla snežana snorre sofian sofiane sofía sohail solene solomon
  solvej solvi solène sona sondre sonny sooraj sophus sorcha sorin sorina sotiris souad soufiane souleymane spela spencer spiros spyros
  srdjan sreten srečko stacy staffan stafford stamatia stanislas stanislava stanka stanko stanley stas stasia stathis stavros stefaan
  stefanie stefanos steffi stefka stein steinar stelian stelios stellan stepan stephane stephania stijn stilian stina stipe stojan stoyan
  straton sture styliani stéphane størker suad subhan subhi subramanian sudarshan suha suhail suhaila sujan sujith sukanya sukhdeep
  suleika suleiman suleyman sumaya sumeet sumi sumiko sumita sunanda suniva sunniva suraj surendra suri surjit susane susann susannah
  sushila sushma susi susumu suvi suzan suzana suzette suzie svante svea sverre svitlana swapna swen swetha sybil sybille syed sylke
  sylvan sylvana sylvester sylviane sylwester sylwia syma synne synnøve syrena szabolcs szczepan szilard szilvia sébastien séverin
  süleyman taavi tabea tabitha tadas tadej tadeo tadhg taeko taha tahir tahira taichi taija taina taisto taj tajana takahiro takako takao
  takehiko takis takuma takuya talal talia talib taliesin tallulah talya tamao tamika tamiko tamir tammie tamsin tancredi tanisha tanith
  tanner taofeek tapani tapio tarak taras tariku tarmo taru taryn tasha tasneem tasos tassilo tatsuya tatu tatyana tau tauno tavish tayeb
  tayla teague tebogo teddy teemu teena tegan teija teijo tekla telma temperance teo teodor teodora teodoro teodozja teofil teppo terhi
  terje tero terrell terrence terri tess tessy tetiana tetsuo tetsuya teun tewodros thaddaeus thaddeus thais thalia thandeka thandi
  thanos thaïs thekla thelma themistoklis theodora theodore theodoros theofilos therese theresia theunis thibaut thierno thies thijs
  thina thiru thirza tho thom thomasina thora thorben thordis thorsten thorvald thurid thérèse tia tiara tiberio tiberiu tibor tiia tiina
  tijana tijl tijn tilak tilda tilde tillmann tilly tilo timea timi timna timofey timon tine tineke tino tinus tirza titia titouan titus
  tiziana tiziano tjaart tjarda tjark tjeerd tjitske tobi tobin toby todor toini toivo tokunbo tola tolga tomasa tomi tomislav tomke
  tommi tomohiro tomoya tona tonia tonino tonio tonje tonka tonny tonya toomas torbjorn torbjörn torbjørn tord toril torill torkel
  torleif torolf torstein toru torun tosca toshi toshiaki toshiko toshio tova toyin tracey traian traudl traute trent trijntje trilby
  trina trine tripti trish trisha tristana trixie troels truda trude trudy truls truus trygve trym tsipi tsvetan tsvetelina tudor tuija
  tula tulay tulio tullia tullio tuomo turid turo tuukka tuula tuva tuğba twan twyla tyago tycho tyra tyrone tzipora tzvi tímea ubaldo
  udi uffe ugnius ulf uli ulises ulla ulpu ulrik ulrika ulysse umberto umesh umm uriel urmas ursel ursina urszula urte urška usman uzair
  uzma uzoma vahe vahid vaida vaidas valborg valda valdas valdemar valdis valentijn valentino valera valeriana valery valeska valko vallo
  valter valtteri valérie vanda vangelis vania vanna varsha vasco vaso vassil vassilis vaughan vaughn vebjørn vedran veerle veikko veit
  velimir velma venceslas vendela vendula venera venla verna vernon vesa vesna vetle vicki vida vidar vidmantas vieno vieri vigdis viggo
  viivi vija vijaya vikas vikki vikrant viktorija vilgot vilhelm vilhelmina vilho viljami viljo villads ville villum vilmar vilmos vilte
  vilém vina vinayak vincas vincente vincenza vinicius vinko vinnie viorel viorica vipin vira virag viraj virgil virgile virgilio
  virginija virpi virág visar vitale vitali vitalija vitalijs vitas vittoria viveca viveka vivi viviane vivienne vladan vladimira
  vladislav vladislava vladlena vlado vlasta vojislav vojtěch volha volodymyr vuk vuokko vusi vytautas vyvyan véronique wafa wahid
  walburga walden waldo waleed walentyna wallace walli wallis wally walt waltraud wangari wanja warda warner warrick wasim wassim wataru
  waylon weerasak wencel wenceslao wenche wendel wendelin wendeline wenke wera werneri wessel weston wiebe wieland wiesława wietske
  wijnand wilbur wilf wilfred wilfredo wilfrid wilhelmina wilhelmine wiliam wilko willa willard willeke willi willibald willie willy
  wilma wilmar wincent winfred winfried winifred winona winrich witold wladyslaw wlodek wlodzimierz wolfhart wolfram wout wouter wytse
  władysław włodzimierz xander xanthe xaver xaviera xenia xheni xiang xiaobo xiaofeng xiaohong xiaohui xiaojun xiaowei xinyi xisca
  xochitl yaakov yaara yadira yadviga yahya yaiza yakov yakub yamila yamina yanick yanis yaniv yanne yannis yaroslav yaser yashar
  yashwant yasin yasir yasmina yasser yasu yasuhiro yasuo yasushi yavuz yazan yazid yechiel yehor yekaterina yelena yeliz yelyzaveta
  yesenia yesim yetta yevgen yevgeny yevheniia yifat yigit yihan yishai yitzhak ylva yngve yoel yogesh yohan yohanna yoichi yolande
  yollande yona yonatan yorick yoriko yosef yoshi yoshiaki yoshie yoshihiro yoshinori youcef younes youngho yousef ysabel yseult yuichi
  yukari yukie yukihiro yukio yulian yuliana yumi yumiko yurii yuriko yusra yussuf yustina yutaka yuval yves yvo yvon yvonna zac
  zachariah zacharias zack zada zaheer zahid zahir zaida zaim zaki zakir zaneta zarina zbigniew zbyněk zdenka zdeněk zdravko zdzislaw
  zdzisław zeev zef zehra zeki zelda zelia zena zeno zenon zenta zeynab zeynel zhanna zhenya zhivko zhuo zia zigmund zina zinaida
  zinedine zinnia zipporah ziva zivile zlata zlatan zlatko zoey zofie zohar zohra zoilo zoja zoran zorana zorica zosia zoubir zsanett
  zsolt zsuzsa zsuzsanna zuhal zulema zulfiya zurab zuza zuzka zvezdana zvi zvonimir zygmunt étienne özge özlem øystein øyvind špela
  štěpán živa
`
  .split(/\s+/)
  .filter(Boolean);
