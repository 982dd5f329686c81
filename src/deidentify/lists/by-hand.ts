/**
 * Short lists written for police narratives. Folded (lower case, a to z), separated by blanks.
 * Multi-word gear and jargon are in phrases.ts: a single word allowed here must never be a person's name.
 */

/** Surnames that are words and that may follow a rank or a role even in lower case. */
export const nameableWords = `
young brown fields march strong snow woods banks rivers stone price long black white green king bishop marsh field cross day grant
chase law judge hall hill baker cook bell ward gray grey brooks wood butler foster ford cole west fisher wells porter hunter
mason warren burns hunt mills knight rose pierce berry ray hart lane fox carpenter weaver little burton day brewer wade graves
chambers holt bates bush parks park hardy love powers page ball chandler sharp cross garner moss farmer glover potter moody pope
gross stokes wise gill waters french frank bass drake sparks lamb cain bridges summers hood gates clay roman wolf skinner combs
heath wall small bond snow shepherd shields horn savage booth beard rich york golden glass marks english prince winters gentry
pace hull noble walls rush weeks bean spears branch frost best valentine buck moon roach church meadows key gamble battle hurley
case petty bray crane mayo wilder cotton stark fry riddle duke bright hays slater pate sweet justice madden beach cash good
workman finch head bird foreman noel rouse elder minor archer bland bacon helms lake costa winter downing gore pike heard blue
grace wills field crow steward numbers bowling pagan couch groves garland sterling lacy lord hook
piper drew quick hatch peoples keys land stover swift dukes crews fish fountain bloom silver seals castle deal ash major singer painter hand
temple mead swan fair post vela street grove dodge lay trotter butcher gee link peacock ham keen rock hooks sheets pack masters
granger christie spicer dow block beaver dill bravo sierra staples north hope queen jolly hammer salter root light friend darling
bliss flint earl brand gold driver early flood hough lemon hong hills dozier day hay beam strange ivy cheek coats barrios coles
ring crisp fortune croft baron scales pepper craven high chance ponder cloud hacker monk main angel wing rider noble salmon royal
joy trout spear wheat bales schilling brothers means brown hawks bone power bull vines south south haven seal still vest thorn maples lively
farrow gallant parent partridge mace pence rains fain downs free sweat slack shade coffin rounds close blunt penny daily hazel fine
cave low belt pond council sales ruby pride true register settle settles oaks knoll spring almond battles wild speed holiday
worth pleasant dew nation shores pounds falls fife sun rife word steel mast money bear sherry olive maple earnest book storm pearl creed
race banner treat flowers bell robin swan singer sparks savage major rains peace outlaw early
angell temple vines gallant lawless lovelace loveless friday monday sunday merriweather blackwell
freeman walker sawyer tucker sanders bowman goodman barker wheeler reeves piper bower mead tanner cooper dyer
delgado blanco moreno rubio rojas casas campos flores torres mesa prieto leal bravo guerra rey reyes cordero paz luz santos
`;

/** Given names that are words. */
export const givenWords = `
buddy will mark bill jack rob art grant hope faith may june april august rose lily dawn joy ray dean chase hunter mason drew pat sue don frank
gene carol holly ivy ruby pearl amber crystal jade summer autumn melody harmony christian max victor rusty sandy misty randy dusty rocky
buddy rich buck chip cliff clay dale glen heath lance miles pierce reed robin skip wade ward woody tucker cash colt gunner trace trey
tanner hank felicity brandy candy ginger cherry daisy violet hazel penny destiny genesis serenity trinity angel jasmine jimmy billy tony
nick rod gus bud chuck curt ace al bo duke earl ernest forest gay grace hunter iris jean jay jewel joy justice king lance lane laurel
major maverick mercy merry mike nova oscar charlie romeo juliet olive paris parker patience penny peg piper prince rain ransom reed rex rick river robin
rowan roman royal rusty sage savannah scout sierra sky skip sonny stone storm terry toby tom tommy troy tucker van wren
doc tank bear moose hutch dutch pops hoss tex coop bubba whitey gabby hart bryce dee kit kitty ken sandy stormy rhett ron sal sally jo josh jess marty missy dolly belle beau bonnie
dolores mercedes consuelo luz paz pilar soledad socorro angel jesus
`;

/** Words that reports write with a capital for no reason, or that follow a rank without being a name. */
export const reportWords = `
tech vs heli ret gen maint resv ptnr attd mami papi mijo mija abuelita braddah auntie grandpa grandma choppa copter fwd encl
approx lord devil
supv supvr advs adv advsd resp rcvd notif gamertag usuario comin goin gonna gotta finna tryna wanna kinda sorta gimme lemme dunno yall aint prolly cuz bc tho thru nite lite flashlite sumthin nothin somethin lookin runnin talkin walkin standin drivin yellin sittin workin comms comm flir alpr bwc cew asap okay ok yeah yep nope hmm lol lmao smh idk tbh imo fyi btw
app apps inst instr neighbor neighborhood website profile
records supply naval president statue military remedy letter fourth os ros ro mgr fp fi fyi rp asap eow eta enroute followup memo attn purpose synopsis disposition remarks conditions observation observations timeline overview debrief takeaway takeaways reminder correction addendum supplement supplemental statement interview findings finding root prevention mitigation equipment weather lighting terrain staffing fatigue communications cause effect severity probability mother nature internet english heaven hell
academy accident active admin administration administrative after agency agencies air aircraft airbag alarm alert all alpha ambulance animal apartment area
arrest arrested arrestee arresting arriving assault assigned assignment assist assistant assisting attempt auto backup back bag baton beanbag belt block blood
body bravo breach breacher brief briefing briefings building bureau burglary bystander call caller calls camera captain captains car carbine cell center central chaplain charge
charlie chief city civilian class clear code command commander commanding communication communications community company complainant complaint computer conclusion
confrontation control coordinator corporal correctional corrections county court courthouse cover covering crash crew crime crimes crisis cruiser custody
danger day days debrief defensive delta department deputies deputy desk detail detective detectives detention direct director dispatch dispatcher dispatchers
district disturbance division dog domestic door down driver drivers driving drone drug duty echo eastbound east emergency employee engine engineer entry equipment
event evidence evening exchange exit explorer exercise explosive family federal felony female field fight fire firearm firearms first flashlight floor foot force forensic
foxtrot friendly gang garage general ground guard gun hall handcuff handcuffs handgun handler handling hands hazmat headquarters high highway hit holding holster homeless
homicide hospital hostage hotel house hq human humvee ia incident individual info injury inmate inner inside inspection inspector instructor instructors intake
intelligence interior internal intersection intoxicated investigation investigations investigator involved jail judge juvenile k9 kilo knife lab ladder lane law lead left less lethal
level lieutenant lima light lights line live local location lockup lot low main maintenance major male man manager marine marshal master medic medical
medics mental metro midnight mike mobile mobility motor motorcycle motorist motorists motors municipal mutual narcotics national near negative neighbor new
night nights noncommissioned north northbound northeast northwest november nurse observer occupant off offender office officer officers oncoming on open
operations operator operators order oscar out outer outside over papa paramedic paramedics park parking parole partner party passenger passengers patient patrol pedestrian
perimeter person personnel phase phone pistol plan plainclothes platoon point pole police policy port position positive post precinct preliminary primary prisoner probation
problem procedure program property protective public pursuit qualification quick radio range ranger rear recommendation recommended recruit recruits red
report reporter reporting reports reserve response responding rest result rifle right risk road robbery roll romeo room rookie round route rural safe safety
sally scene school search second secondary section sector security senior sergeant sergeants sheriff sheriffs shift shooter shooting shots shotgun side sierra signal situation
situational sniper south southbound southeast southwest special specialist squad staff staging standard state station steps street student students sub subject subjects suggestion summary
supervisor supervisors support surveillance suspect suspects swing system tac tactic tactical tactics tango target team teams technician team third threat time tow tower town traffic
trainee trainees trainer trainers training transport trauma trip trooper troopers truck truckers two under undercover unidentified uniform unit units unknown unloaded update use
van vehicle vehicles vest vice victim victims victor violence violent volunteer walk walls wagon warrant warrants watch water weapon weapons weather welfare west westbound wheel whiskey
white witness witnesses woman women worker workers xray yankee yard zone zulu zero
note nothing lesson lessons learned narrative summary synopsis background details description facts history location date nature issue cause causes contributing factors factor
action actions outcome equipment question answer comments comment re subject attn background conclusion recommendation recommendations
gunshot shots fired drill drills inert dummy simunition simunitions sim role player roleplayer hot wash warmup
italian irish polish french german chinese japanese korean russian vietnamese somali haitian cuban dominican jamaican nigerian samoan tongan hawaiian filipino arab arabic
persian indian pakistani ukrainian portuguese brazilian greek turkish swedish dutch scottish british canadian samoan hmong navajo cherokee native creole amish puerto rican caucasian european
loc lat lon lng long veh vehs sus susp vic wit arr disp subj subjs desc unk poss ped peds pax drvr psgr pass veh comp compl narr wm bm hm wf bf hf am pm
green yellow blue black red orange amber purple silver gold grey gray brown bronze
bible god lord internet english spanish american african hispanic asian latino latina mexican christian jewish muslim catholic
covid pepper spray glock glocks taser tasers
roger copy affirmative ten four status welfare check lookout attempt locate wanted stolen
dad mom mother father brother sister sir maam mister bro man boss sarge cap lou loo doc coach chaplain dude
mr mrs ms miss dr sr sra srta dra ofl sgto tte lic mx rev hon esq blvd bldg apt ave rd st dr ln ct hwy pkwy fwy jct int ofc off sgt lt cpl capt det dep tpr agt insp cmdr maj col pfc ptl sro fto ems ert cit swat
`;

/** Makers and models; each also appears in phrases.ts with its companions where it is a surname too. */
export const brandNames = `
broadhead broadheads schwinn huffy cannondale tikka nosler garand arai shoei michelin michelins bridgestone firestone hankook yokohama pirelli goodyear listerine windex clorox lysol febreze advil tylenol motrin excedrin benadryl zyrtec xanax percocet oxycontin
adderall suboxone narcan naloxone fentanyl ketamine ativan ibuprofen viagra timberland timberlands hoka asics yeti igloo gopro sony nikon ryobi benchmade spyderco otterbox ziploc tupperware
gatorade powerade pepsi sprite doritos cheetos skittles snickers oreo oreos folgers nescafe keurig crockpot roomba siri airpods fitbit vortex swarovski zeiss lapua blackhawk safariland
crosman hatsan umarex sccy keltec rugers glocks tasers axons mossbergs berettas stihl husqvarnas cessna piper sikorsky eurocopter airbus boeing bombardier evinrude yamaha mercruiser zodiac kayak polaris arcticcat skidoo
kevlar velcro nomex goretex teflon styrofoam plexiglas lexan saran kleenex bandaid vaseline neosporin betadine quikclot celox israeli hyfin sharpie postit googlemaps waze youtube netflix playstation nintendo xbox lego barbie
toughbook chromebook macbook ipad iphone android bluetooth zippo bic marlboro copenhagen skoal budweiser coors heineken guinness smirnoff fireball whiteclaw
taser axon motorola glock glocks beretta berettas sig sauer mossberg benelli ruger streamlight surefire kevlar safariland narcan naloxone aimpoint eotech trijicon
chevy chevrolet dodge toyota honda nissan hyundai kia subaru mazda mitsubishi volkswagen vw bmw audi lexus acura infiniti porsche jeep gmc buick cadillac
pontiac oldsmobile chrysler plymouth saturn isuzu suzuki volvo tesla peterbilt kenworth freightliner kawasaki yamaha ducati polaris
explorer tahoe impala charger caprice crown vic durango silverado suburban malibu camaro mustang corvette accord civic camry corolla altima sentra maxima
jetta passat elantra sonata optima escalade navigator expedition yukon tacoma tacoma cherokee pathfinder xterra odyssey
caravan econoline taurus bronco interceptor cobalt cruze equinox trailblazer traverse prius rav4 crv crx yaris
gatorade redbull starbucks google iphone android samsung facebook instagram snapchat tiktok youtube twitter whatsapp microsoft garmin waze panasonic toughbook toughbooks getac verizon firstnet lidar stalker kustom decatur intoxilyzer watchguard bodyworn rapiscan
simunition simunitions utm airsoft rothco magpul armalite bushmaster hornady
speer winmag luger hk heckler mauser leupold holosun trijicon crimson
stihl husqvarna dewalt halligan kubota bobcat caterpillar deere gator
sked mylar velcro plexiglas kydex cordura lexan nomex gortex goretex ziploc sharpie hemostat quikclot celox tourniquet
peerless asp monadnock bolawrap stopstick stopsticks starchase piranha ripp otterbox bluetooth wifi gps lapd
amazon ebay uber lyft doordash fedex ups usps
xanax percocet oxycontin oxycodone adderall ritalin valium klonopin vicodin suboxone methadone seroquel zoloft prozac tylenol benadryl ketamine versed haldol ativan epipen
bearcat lenco mrap humvee segway cessna dji mavic matrice skydio
molotov halligan stokes tyvek naugahyde dacron styrofoam pyrex tupperware kleenex clorox lysol windex drano sharpies taserx versaterm mark43 nibrs ncic nlets
crosstrek impreza sequoia venza rav highlanders 4runner cherokee renegade gladiator sportage sorento telluride seltos tucson palisade kona veloster malibus cruze colorado blazer avalanche astro uplander lumina cobalt trax bolt volt avenger viper dart stratus intrepid ram promaster
mustangs aerostar windstar flex mach maverick econoline f150 f250 f350 crownvic cvpi piu tahoes explorers chargers caprices impalas durangos interceptors suburbans silverados
quattroporte wrx sti gti tiguan atlas arteon gtr titan juke kicks murano xterra lancer outlander ninja hayabusa goldwing sportster glide roadking dyna softail vstrom gsxr
prius cybertruck rivian lucid
blackhawk galco aliengear safariland oakleys wileyx
leatherman kershaw benchmade spyderco colts glocks sigs berettas rugers mossbergs benellis remingtons winchesters ithaca saiga norinco hipoint taurus keltec bersa canik steyr tavor galil uzi kalashnikov draco tec skorpion bulgarian
whelen opticom nike adidas puma timberland carhartt dickies levis jansport
gatorades redbulls pepsi coke sprite budweiser modelo heineken smirnoff fireball marlboro juul
percocets xanny fentanyl roxicodone dilaudid hydrocodone clonazepam lorazepam alprazolam buprenorphine
zelle venmo cashapp paypal
bosch makita ryobi milwaukee craftsman stihl husqvarna michelin goodyear firestone bridgestone pirelli citori spyder rzr hellcat shield creedmoor luger kenwood crosman hatsan kuranda kong
xbox playstation nintendo roku alexa siri raiders dodgers lakers cowboys steelers packers yankees seahawks broncos chargers celtics bulls patriots ravens dolphins timberlands levis vans converse jordans
jameson hennessy tito titos bacardi smirnoff jagermeister patron corona heineken guinness coors miller molson tecate busch natty skoal copenhagen newport marlboros zyn
quran koran torah christ buddha allah alzheimer alzheimers tourette crohn crohns parkinsons occam heimlich pyrenees bermuda cantonese mandarin creole tagalog farsi pashto dari urdu hindi punjabi
thermos tonka lego barbie spiderman batman superman joker santa grinch pfd scba ppe aed
danner danners ariat haix thorogood 511 propper blauer elbeco safariland spiewak brownells sirchie nik valtox lifeloc draeger zoll narcan discord twitch telegram kick staccato outback rust oleum loctite hulu netflix craigslist nextdoor marketplace camrys accords civics altimas malibu silverados corollas teslas priuses peterbilts chem oleum blink arlo wyze flock shotspotter lexipol powerdms skyline outbacks sonatas elantras jettas passats tauruses jeeps hondas toyotas fords chevys buicks kias nissans dodges lunchables tupperware bic zippo swisher swishers backwoods tylenol motrin advil aleve cheeto cheetos doritos twinkie oreo oreos snickers skittles
rottweiler rottweilers dobermans malinoises labradors doberman labrador malinois pitbull chihuahua mastiff
`;

/** Past forms that tell of a person; used after a word that may be a name. */
export const verbWords = `
said says told tells asked asks yelled yells shouted shouts screamed radioed advised advises replied answered answers called calls grabbed drew draws ran runs
jumped shot shoots pulled pulls deployed noticed saw sees responded started stopped thought thinks knew felt heard hears walked went goes came took takes gave gives
held kept put got gets had has was is tried made makes told tackled tripped fell slipped stepped reached turned looked looks pointed pushed kicked
punched hit ducked dove ordered warned reminded informed stated states confirmed admitted explained described reported requested arrived approached
entered exited left followed chased cleared searched checked found handcuffed cuffed arrested detained holstered unholstered fired discharged racked loaded unloaded
reloaded dropped picked lifted caught saved helped covered assisted relieved trained taught showed shows laughed smiled nodded waved decided realized
forgot remembered wanted needs needed wants likes loves drove drives parked backed braked swerved crashed slammed opened closed knocked kicked spun moved stood sat
knelt crouched crawled climbed slid lost missed lunged charged swung threw tossed dragged carried transported booked issued wrote signed read spoke
talked texted messaged emailed met joined worked works retired transferred resigned apologized agreed refused froze hesitated panicked
sent let shut swore bit bled blew broke brought bought chose dealt dug drank ate fed fought flew hid hurt led lit meant paid quit rang sank shook slept stole stuck struck swam tore woke wore won sends fires grabs pulls tells sees draws jumps shoots steps backs turns keeps leaves starts stops goes comes takes puts sits stands falls
looks waits wanted waited hoped wished watched wrestled tased cuffed frisked aimed leaned rolled rushed sprinted stumbled stopped swept swore tossed tugged wheeled whispered winced yanked overheard overlooked misheard mistook misread
dijo grito gritó vio corrio corrió disparo saco sacó llego llegó respondio llamo llamó agarro cayo cayó aviso avisó pidio salio entro tiro miro bajo subio abrio
intento trato estaba fue iba tenia manejaba detuvo reviso encontro
`;

/** Words that are never part of a person's name. */
export const stopWords = `
a an the and or but nor so yet if then than as at by for from in into of off on onto out over per to up upon with within without under until till toward towards through
throughout during since after before behind below above across against along among around beside between beyond despite down except inside near outside past
i me my mine myself we us our ours ourselves you your yours he him his himself she her hers herself it its itself they them their theirs themselves
this that these those who whom whose which what when where why how
am is are was were be been being do does did doing done have has had having can could shall should would might must
not no yes never ever always often only also just even still already again once twice too very much many more most some any each every all both either neither
few several other another such same own here there now today tonight yesterday tomorrow
because although though while whereas unless whether however therefore otherwise instead meanwhile finally eventually suddenly immediately apparently luckily fortunately unfortunately
one two three four five six seven eight nine ten eleven twelve first second third
lets thats theres heres whats hes shes im ive id ill youre youve theyre weve dont doesnt didnt cant couldnt wont wouldnt shouldnt isnt arent wasnt werent hasnt havent hadnt
el la los las un una uno unos unas y e o u ni que de del al en con sin por para pero como cuando donde quien cual este esta ese esa esto eso aquel mi mis tu tus su sus
nos me te se le les lo yo ella ellos nosotros usted ustedes es era fue ser estar estaba hay muy mas menos ya no si tambien solo entonces porque aunque mientras despues antes
casi luego tampoco nunca siempre quiza quizas ojala ademas apenas aqui ahi alli vamos nadie alguien algo adentro afuera encima debajo detras delante arriba abajo pronto ahora
sobre entre hasta desde hacia contra durante segun cada todo toda todos todas otro otra
`;

/** Spanish words common in reports that are also surnames, or that begin sentences. */
export const spanishCommon = `
buenas buenos pena penas curva choques salida salidas centro entrada nomas nada ahorita pues neta compa orale wey guey vato chota placa troca lonche puerta dios virgen choque salida entrada arroyo calles puente camino barda techo azotea patio cuarto sala sotano pasillo escalera reja cerca cuerda vela bomberos bombero sanitario cadena barrio colonia vida cruz hijo hija padre madre senora senor joven muchacho muchacha chavo chava morro morra viejito viejita abuela abuelo caso folio informe reporte
ayer anoche hoy manana tarde noche dia semana mes ano hora minutos segundos turno guardia patrulla policia oficial agente sargento teniente capitan jefe sospechoso
conductor conductora pasajero victima testigo vehiculo carro coche camioneta camion moto arma pistola rifle cuchillo casa puerta ventana calle avenida carretera
autopista semaforo esquina parada persecucion arresto orden radio despacho companero companera pareja entrenamiento academia estacion comisaria hospital escuela
parque tienda bar lluvia nieve niebla oscuridad luz mano manos pie pies cabeza pecho espalda chaleco esposas linterna disparo disparos munición cargador
funda seguro persona hombre mujer nino joven viejo perro gato gracias suerte casi cuando cerca lejos detras delante dentro fuera arriba abajo izquierda derecha
norte sur este oeste nuestro nuestra nadie alguien nada algo siempre nunca durante llegamos llegue vimos vi estabamos estaba respondimos respondi hicimos hice
tuvimos tuve fuimos fui ibamos iba habia hubo queria podia pude pudimos necesitamos debemos recomiendo sugiero aprendi leccion gente grupo equipo unidad
campo casas mesa rojas blanco negro rubio moreno verde bravo leal delgado alto bajo guerra paz rey montes prado
sirena sirenas luna lunas blanca rosa flor estrella clara alba torres castillo caballero molino cabello sierra vega cuesta marron azul amarillo rojo roja blanca negra gris naranja morado
`;

/** Names that streets bear; used for intersections and for lower-case text. */
export const streetNames = `
main elm oak maple pine cedar walnut chestnut birch ash spruce willow hickory sycamore cherry magnolia dogwood poplar locust laurel juniper aspen cottonwood
washington lincoln jefferson madison monroe adams jackson franklin grant cleveland harrison roosevelt kennedy mlk garfield hamilton
park lake river hill ridge valley spring mill church school center central grand broadway market water front bridge highland prospect pleasant
union liberty court state college university industrial airport railroad commerce commercial mission ocean bay harbor beach sunset sunrise vine
division lakeview riverside meadow forest woodland orchard garden mulberry peach plum lexington cambridge oxford windsor
alder larch hemlock redwood fir pecan mesquite buckeye sumac acacia palmetto heather birchwood oakwood elmwood maplewood pinewood cedarwood
colfax sepulveda figueroa vermont normandie crenshaw alameda guadalupe lamar congress travis houston bowie
juarez hidalgo reforma morelos insurgentes revolucion independencia zaragoza madero allende
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
`;

/** Places that are one word: states, large cities and towns, countries that reports name. */
export const cities = `
alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland
massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming
atlanta austin baltimore boston buffalo charlotte chicago cincinnati cleveland columbus dallas dayton denver detroit durham fresno glendale greensboro henderson houston
indianapolis irving jacksonville laredo lincoln louisville lubbock memphis mesa miami milwaukee minneapolis modesto nashville newark norfolk oakland omaha orlando
philadelphia phoenix pittsburgh plano portland raleigh reno richmond rochester sacramento scottsdale seattle spokane stockton syracuse tacoma tampa toledo tucson tulsa
wichita albuquerque anaheim anchorage arlington aurora bakersfield birmingham boise bridgeport brownsville chattanooga chesapeake corpus eugene evansville fargo flint
fontana gary hartford honolulu huntsville joliet knoxville lansing lexington macon mcallen mobile montgomery naperville pasadena peoria pomona providence provo pueblo reading
rockford salem savannah shreveport springfield tallahassee topeka waco worcester yonkers yuma yakima billings casper cheyenne laramie missoula bozeman helena duluth
dubuque davenport moline amarillo odessa midland abilene galveston beaumont killeen denton tyler
brooklyn manhattan bronx queens harlem hollywood compton inglewood burbank
mexico guatemala honduras salvador nicaragua colombia venezuela ecuador peru bolivia chile argentina uruguay paraguay brazil cuba haiti jamaica canada
tijuana juarez monterrey guadalajara hermosillo nogales reynosa matamoros culiacan chihuahua sinaloa sonora oaxaca jalisco michoacan
england ireland scotland wales france spain germany italy portugal russia ukraine poland china japan korea vietnam laos cambodia thailand philippines india pakistan
afghanistan iraq iran syria somalia ethiopia kenya nigeria ghana liberia sudan egypt morocco israel turkey australia london paris berlin madrid toronto vancouver montreal
`;
