/**
 * What the public lists lack or get wrong, written by hand. The census lists under-represent officers of Black,
 * Asian, Latino, Pacific, South Asian, Arabic, African and Native American origin; a miss there is unfair.
 */
const words = (text: string): string[] => text.trim().split(/\s+/);

export const firstNamesByHand: readonly string[] = words(`
kev steph shaun deb becca jonesy smitty sully hutch murph fitz gonzo robbo jimbo stevie mikey bobby tommy scotty vinny louie manny benny kenny lenny sammy timmy jerry gabe zeke ike abe ozzie izzy
quetzalli ximena xochitl yaretzi itzel citlali nayeli sefina losa tavita ofa sione sefo siaosi malia leilani kapono kekoa keoni noelani ikaika kainoa pua moana
chayton winona tallulah takoda kaya wyatt dakota siosaia tevita mele lupe ana phuong quyen thuy xuan ngoc duyen khoi tigist alemayehu hailemariam wanjiru wambui njeri achieng otieno kamau
farrukh burhan qadir bashir sandeep vikram rasheeda deandre tyrese marisol carmelita hyacinth bernadette siobhan aoife niamh saoirse ciaran eoin bogdan zbigniew oleksandr dmitri svetlana olena iryna yevhen
eunwoo yejin minji jaewon jiho seoyeon hyunwoo yuna xiaoming guadalupe iker ander aitor unai gorka maite nerea ainhoa abdelkarim
tyrone deshawn dashawn dejuan demarcus demetrius darnell darius jamal jamar jaquan jaylen keyshawn kwame lamar lamont latrell
marquise montez rashad rasheed roshaun terrell terrance trayvon treyvon tremaine tyrell tyrese devonte davonte kendrick quinton
shanice shaniqua lakeisha latasha latoya lashonda keisha ebony tanisha tamika tameka nakia aaliyah imani nia zaria jazmine
monique dominique ayanna kiara tierra shavonne shawanda yolanda rashida khadijah malik omari jabari kofi kwesi kojo yaw ama akua
abena efua adwoa chidi chinedu chukwuemeka emeka obinna uche ikenna nnamdi ifeanyi ngozi chioma adaeze amaka nneka ijeoma
oluwaseun olumide tunde babatunde femi segun bola funmilayo yetunde adebayo ayodele tobi temitope abiola kehinde taiwo
mamadou ousmane amadou cheikh moussa ibrahima fatoumata aissatou mariama abdoulaye souleymane sekou tesfaye tewodros yohannes
haile abebe bekele selam meseret tigist hirut dawit getachew girma mulugeta kidane abdi abdirahman abdullahi hodan ifrah
mohamud warsame yusuf farah ayaan cawo nasra ahmed mohammed muhammad mohamed mahmoud mustafa mehmet omar umar ali hassan hussein
hussain khalid khaled tariq tarek youssef yousef ibrahim ismail bilal hamza zayd zaid zain samir sameer nabil karim kareem
rami walid waleed faisal fahad abdul abdullah abdulrahman rahman aziz jamil bassam ziad marwan fadi issam nasser hadi haider
fatima fatimah aisha ayesha zainab zaynab khadija amina aminah maryam mariam layla leila noor nour yasmin yasmeen samira
rania dina hala huda salma sumaya hafsa ruqayya nadia soraya farida parisa shirin shireen nasrin laleh mahsa niloufar
reza hamid majid saeed farhad behrouz bahram dariush cyrus arash kaveh siavash amir ehsan mehdi navid omid babak kamran
raj rajesh ramesh suresh mahesh ganesh dinesh rakesh mukesh naresh sanjay vijay ajay anil sunil vinod manoj ashok arun
arvind anand amit ankit rohit mohit sumit nitin sachin rahul vikram arjun karan varun tarun kiran deepak sandeep pradeep
kuldeep gurpreet harpreet manpreet jaspreet amandeep mandeep hardeep sukhdeep rajinder surinder jaswinder balwinder harjit
manjit ranjit baljit gurdeep jagdeep parminder satnam lakhbir simran navneet priya pooja puja anjali neha nisha asha usha
lakshmi sunita anita kavita savita geeta sita radha meena reena seema rekha shreya divya deepika swati smita aarti aditi
ananya ishaan aarav vihaan reyansh advait dhruv krishna venkat srinivas prakash prasad raghu murali karthik kartik
senthil muthu thilak dilshan nuwan chaminda kasun sunil tharindu imran irfan asif arif kashif naveed nadeem saqib usman
farooq shahid tahir zubair junaid adnan hina sana rabia saima bushra tasneem rukhsana mehreen tahmina
wei ming jing xiao xin hui lei jun tao bin feng hao jian jie yan ying hong xiaoming zhang chen guang guo yong ning
yuki yuko hiroshi kenji takashi takeshi akira haruto haruki kenta daisuke daiki naoki satoshi makoto shinji ryota kazuki
sakura aiko naomi michiko keiko yoko tomoko noriko emiko haruka misaki ayumi kaori
minjun jihoon sungho jaehyun dongwoo seojun minho jinho youngho kyung eun soojin minji jiwoo hyejin yuna eunji sunhee
hyun sung jin kwang tae nguyen minh tuan thanh hung dung duc hieu hoang khanh khoa linh long nam phong phuc quan quang
quoc son thang thien tien toan trung truong tung viet vinh anh bich chau diem giang hang hanh hien hoa huong huyen lan
loan mai my nga ngoc nhung phuong quyen tam thao thi thu thuy trang trinh truc tuyet uyen van vy xuan yen
somchai somsak niran prasert kamon siriporn malee sopheap sokha sophal vannak rithy chantrea bopha dara kosal
tou xiong pao kou chue mai nhia bao yeng fue ger neng cheng toua
jose juan luis carlos jorge miguel francisco javier alejandro fernando rafael ricardo roberto eduardo sergio mario
manuel antonio pedro raul ramon ruben oscar hector hugo ivan jaime joaquin julio leonel leopoldo lorenzo marcos mateo
mauricio moises nestor noe octavio orlando pablo pascual ramiro rene reynaldo rigoberto rodolfo rodrigo rogelio rolando
romeo salvador santiago santos saul tomas ubaldo ulises valentin vicente victor wilfredo xavier yahir adrian agustin
alberto alfredo alonso alvaro amado anibal armando arnulfo arturo benito bernardo camilo cristobal cuauhtemoc dagoberto
diego domingo efrain eleazar eliseo emiliano emilio enrique ernesto esteban eugenio evaristo ezequiel fabian facundo
federico felipe fidel florencio gabriel genaro gerardo german gilberto gonzalo gregorio guadalupe guillermo gustavo
heriberto hernan horacio humberto ignacio isidro ismael israel jacinto jesus lazaro lisandro macario macedonio
maria guadalupe juana margarita rosa teresa ana carmen alicia elena francisca gabriela graciela irma isabel josefina
juanita leticia lourdes lucia luz magdalena marisol mercedes mireya norma olga patricia pilar ramona raquel rebeca
reyna rocio rosario sandra silvia socorro sofia soledad susana veronica virginia xiomara ximena yadira yesenia yolanda
zoila itzel citlali nayeli xochitl araceli beatriz blanca catalina celia concepcion consuelo cristina dolores
edith esmeralda esperanza estela eva fernanda gloria hortensia ines jimena lorena lupe maribel marisela monica nora
paloma perla rosalba rosaura valeria vanessa yanet yuridia chuy lupita memo nacho pancho paco beto lalo neto tono
kawika keoni kimo kekoa kalani keanu makoa nainoa ikaika kainoa kaleo leilani kailani malia noelani puanani iolana
sione semisi tevita viliami siaosi sefo tavita ioane tui tasi fetu lafaele penina sina leilua mele ana lupe ofa
salote seini losa tupou manu sefa tanoa isikeli ratu josefa jone waisale mere adi litia rangi wiremu hemi tane aroha
kiri ngaire mereana hinemoa jomar rodel arnel ronel rommel noel jerome reynaldo benigno crisanto danilo edgardo
rosalinda marilou maricel jocelyn marites rowena analyn liezel charmaine jhun dindo bong
chayton wambli takoda mahkah wicahpi winona chaska kaya ahiga ashkii nizhoni haseya shikoba bidziil yazzie hosteen
dakotah cheyenne aiyana halona sequoyah tecumseh wahkan tokala ohanzi
piotr pawel krzysztof andrzej tomasz marcin lukasz michal jakub wojciech grzegorz zbigniew stanislaw agnieszka
malgorzata katarzyna ewa joanna beata dorota zofia oleksandr volodymyr mykola andriy vasyl ihor serhiy dmytro taras
yevhen oksana olena nataliya iryna svitlana kateryna lyudmila sergei sergey dmitri dmitry vladimir aleksandr alexei
alexey mikhail nikolai andrei yuri igor oleg boris ivan anatoly viktor natalia tatiana tatyana svetlana irina olga
ekaterina anastasia ludmila galina nadezhda bogdan mihai ion radu vlad ionut florin cristian andreea ioana
goran zoran dragan milan nikola stefan marko luka jovan slobodan mirko nenad vesna jelena milica snezana
arben agim besnik bujar fatmir ilir shpetim valon armen hovhannes tigran hayk ani ararat giorgi levan nino tamar
siobhan niamh aoife saoirse ciaran eoin eoghan padraig seamus declan cormac fionn oisin grainne roisin sinead
lars sven bjorn anders henrik mikkel soren magnus leif erik gunnar astrid ingrid solveig freja sigrid
hans dieter jurgen wolfgang gunther klaus heinz uwe torsten anke heike gisela matthias
giovanni giuseppe luigi vincenzo salvatore gaetano rocco carmine enzo paolo matteo alessandro francesca giulia chiara
jean pierre jacques francois olivier mathieu guillaume benoit etienne thierry yves genevieve aurelie celine
aylin emre murat kemal burak ozgur hakan serkan deniz elif zeynep
joao thiago tiago rui nuno paulo caio vinicius leandro fabio heitor iago luana thais raquel
bubba smitty sully murph fitz skeeter cooter mac gonzo junior jr trey tre rae lou mo moe bo jojo cj dj jt aj rj tj pj bj jd jb
mike mikey steve stevie dave davey jim jimbo jimmy bob bobby bobbie rob robbie tom tommy tim timmy ken kenny ron ronnie don
donnie dan danny ben benny sam sammy joe joey jon jonny matt matty nate nick nicky tony vinny vince frankie freddy fred
greg gregg jeff geoff larry gary harry barry jerry terry tracy stacy brad chad todd scott brett curt kurt dirk doug
ed eddie ernie gus hal hank ike jake jeb jed josh kip kyle lenny leo les lou louie mick mitch mort ned norm ollie ozzie
pete petey phil ralph reggie rick ricky rod roddy russ sal sid stan stu sully ted teddy vern wes woody zach zack zeke
katie kate kathy cathy cindy debbie deb becky beth betsy betty jen jenn jenny jess jessie kim kimmy lori lisa liz
maggie mandy meg mindy missy molly nikki pam pammy patty peg peggy sally sandy shelly sherry sue susie tammy tina tori trish vicki
callie carly cassie darcy demi dee deedee gia jo josie kelli kenzie lexi libby lilly mackenzie marci maddie
`);

export const surnamesByHand: readonly string[] = words(`
tuiasosopo faleolo fonoti tauiliili kealoha kamakawiwoole akinfolarin oyelaran adeyemi okonkwo mbugua mbeki oduya eze haile bekele warsame etxeberria goikoetxea xicotencatl armenta ybarra bouzid
venkataraman raghunathan dhillon petrosyan sarkisian cristescu shevchenko kovalenko grzelak kowalczyk lindqvist halvorsen sorensen achterberg thibodeaux pelletier delacroix castellano alcantara ocampo fitzwilliam
rousseau begaye begay tsosie yazzie whitehorse moua thao lor cheung ahn rhee pruitt dunlap skelton crabtree hatchett bonebrake drinkwater goodnight
washington jefferson banks booker gaines broadnax boykin dorsey gadson muhammad mcfadden pettway poindexter prioleau
roundtree singletary smalls tolliver tubman witherspoon yarbrough youngblood abernathy bettis bolden calloway cheatham
dantzler drayton ellerbe fordham gadsden goolsby grigsby hairston heyward jeffries kinchen ledbetter mayfield mcclendon
mckinnon mouzon nesmith odom pinckney ravenel seabrooks sturdivant tatum toussaint vereen vinson whitfield wimberly
okafor okonkwo okoro okoye okeke obi eze nwosu nwankwo nnadi onyekachi onyeka uche uzor anyanwu chukwu ezeudu ibe ike
adeyemi adebayo adeleke adeniyi adekunle afolabi akande akinola alabi ayodele balogun bello fashola ogunleye ogundipe
olawale oladipo olatunji onifade oyelaran oyinlola salami sanusi abubakar danjuma mohammed yakubu musa
mensah owusu boateng asante agyeman appiah asamoah amoah ansah addo adjei agyei annan antwi baah badu darko donkor
gyamfi nkrumah ofori opoku osei quaye sarpong yeboah diallo bah barry sow camara conde traore coulibaly keita toure
diop ndiaye fall faye gueye sarr sy thiam cisse kone ouattara diarra sidibe kamara conteh sesay koroma bangura kargbo
jalloh kallon turay johnson kollie dolo kpan sirleaf tesfaye gebremariam gebre tekle woldemariam abebe bekele alemu
haile tadesse desta girma mekonnen assefa worku negash berhe kidane hagos ghebre abdi abdullahi warsame farah hersi
jama mohamud nur osman samatar yusuf elmi duale gedi mwangi kamau kariuki njoroge kimani ochieng otieno odhiambo omondi
kipchoge kiplagat cheruiyot wanjiru njeri achieng mutua musyoka nyambura kenyatta mugisha byaruhanga okello ochola
habimana uwimana niyonzima nkurunziza mutombo kabila kasongo ilunga tshibanda mbeki zulu dlamini nkosi ndlovu khumalo
mkhize moyo ncube sibanda chikwanha banda phiri mwale tembo zungu abreu
nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly truong dinh doan trinh lam mai luong dao cao
ton ha thai quach chau vuong tang hua kim lee park choi jung jeong kang cho yoon yun chang jang lim han shin seo kwon
hwang ahn song yoo hong ko moon bae baek nam noh ryu seong suh woo oh chung
li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang song deng han
feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao lu zhong tan fan
chan wong lau leung cheung kwok ng chow yip lam ho tam fong chiu kwan siu mak tse yuen
sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto
inoue kimura hayashi shimizu saito mori ikeda hashimoto ishikawa ogawa okada fujita goto hasegawa murakami kondo ishii
sakamoto endo fujii nishimura fukuda ota miura takeuchi nakajima kaneko harada ono tamura kawasaki miyamoto nakano
higa oshiro shimabukuro arakaki miyashiro kaneshiro
xiong vang yang vue lor moua thao her lo cha khang hang kue lee chang cheng fang kong mua pha
souvannavong phommachanh sayavong keomany sengsavang chanthavong sok chea chhim heng keo khun kim meas ngin nhem ouk
pech phan pich prak prum sam san sar seng sin som soth sun tep thach tuy um yim
suwannarat chaiyasit srisai wongsa saetang boonmee thongchai rattanakosin
patel shah singh kaur gill sandhu sidhu dhillon grewal brar bains bajwa cheema chahal dhaliwal gill johal mann
nijjar randhawa sekhon toor uppal virk aulakh sharma verma gupta agarwal aggarwal jain mehta desai joshi trivedi
bhatt pandya parikh amin chaudhary chowdhury mishra mukherjee banerjee chatterjee ganguly bose ghosh sen dutta das
roy sarkar dey biswas nair menon pillai iyer iyengar krishnan subramanian venkataraman ramachandran natarajan rao
reddy naidu murthy prasad kumar yadav thakur rathore chauhan tiwari dubey shukla pandey srivastava saxena kapoor
khanna malhotra chopra bhatia arora sethi ahuja batra grover kohli mathur bhardwaj kulkarni deshmukh patil pawar
shinde jadhav gokhale perera fernando silva jayawardena wickramasinghe gunawardena bandara rajapaksa dissanayake
khan ahmed ahmad ali hussain malik qureshi sheikh shaikh siddiqui ansari mirza baig butt chaudhry raja rana bhatti
awan abbasi akhtar aslam iqbal javed mahmood nawaz rashid rahman raza saleem zaidi zaman islam uddin hossain begum
khatun miah talukder mollah karki thapa gurung tamang rai shrestha magar adhikari bhattarai dahal koirala
hassan hussein ibrahim khalil mansour nasser saleh said salem youssef haddad khoury najjar nassar hamdan hamad awad
aziz bishara darwish farah fares ghanem habib hanna issa jaber kassab mikhail mourad nader rahal rizk saad sabbagh
saliba salama shaheen tannous yazbek zogby alomari aljabouri alhaddad alsayed almasri elsayed elmasry abdallah
abdelrahman abdulrahman benali bensalem bouazizi haddou tahiri alaoui karimi hosseini ahmadi mohammadi rezaei
moradi jafari rahimi kazemi shirazi tehrani farahani ghorbani sadeghi noorzai karzai popal stanikzai barakzai
garcia rodriguez martinez hernandez lopez gonzalez perez sanchez ramirez torres flores rivera gomez diaz cruz
morales reyes gutierrez ortiz ramos ruiz alvarez castillo mendoza vasquez vazquez jimenez moreno castro romero herrera
medina aguilar vargas guzman mendez fernandez munoz salazar garza soto vega dominguez rojas ponce delgado marquez
acosta alvarado amador anaya aranda arce arellano armenta arredondo avalos avila ayala balderas barajas barrera
barrientos bautista becerra beltran benavides benitez bermudez bustamante bustos caballero cabrera calderon camacho
campos cano cantu cardenas cardona carranza carrasco carrillo casillas castaneda cavazos ceballos cervantes cisneros
chavez colon contreras cordova coronado corral correa cortez covarrubias cuevas davila delacruz delarosa deleon
duarte duran elizondo enriquez escamilla escobar escobedo esparza espinosa espinoza esquivel estrada figueroa fuentes
galindo gallardo gallegos galvan gamboa gamez gaona gaytan godinez granados grijalva guajardo guerra guerrero
guevara henriquez hinojosa holguin huerta hurtado ibarra infante iglesias jaramillo juarez landeros lara leal
ledesma leyva limon llamas llanos loera lozano lucero lugo lujan luna macias madrigal madrid magana maldonado
manzanares marin marroquin mata mejia melendez melgoza mena mercado meza miramontes mireles mojica molina monreal
montalvo montanez montano montoya mora murillo najera nava navarrete navarro negrete nevarez nieto nieves nolasco
nunez ocampo ochoa ojeda olivares olivas olvera ontiveros orellana ornelas orozco orta ortega osorio otero pacheco
padilla palacios palomino pantoja paredes partida patino pedraza pena peralta pineda pinon plascencia polanco ponce
portillo posada prado preciado puente pulido quezada quintana quintero quiroz rangel rascon renteria resendez reyna
reynoso rincon rios robledo robles rocha rodarte rodriquez rojo roldan roman romo roque rosales rosario rubio rueda
saavedra salas salcedo saldana salgado salinas samaniego sandoval santana santiago santillan santos saucedo segovia
segura sepulveda serna serrano sierra silva solis solorzano sosa sotelo suarez tafoya tamayo tapia tejada tejeda
tellez tello terrazas tirado toledo toscano tovar trejo trevino trujillo ulloa urbina uribe urrutia valadez valdes
valdez valdivia valencia valenzuela valle vallejo varela vela velarde velasco velasquez velez venegas verdugo vidal
viera vigil villa villalobos villanueva villareal villarreal villasenor yanez ybarra zamora zamudio zapata zaragoza
zarate zavala zepeda zuniga quispe mamani condori huaman choque yupanqui ajanel chavajay tzoc ixcoy xol caal
kealoha kahananui kamaka kahale kaleo kaaihue kekauoha keawe nakamura akana aiona kanahele kapule mahoe makua nahale
palakiko pukui keola kamakawiwoole kauhane tupou taufa fonoti faleafa leota tuiasosopo faumuina tagaloa lealaiauloto
seumalo tuilagi aumua sapolu fuimaono savea tuala vaifale malietoa leavai iosefa ioane uluave fifita vainikolo
mafileo tonga taumoepeau latu moala havili kaufusi ofahengaue vakapuna tukuafu veikoso naivalu vunipola ratuvou
santos delacruz reyes bautista villanueva dimaculangan macaraeg pangilinan magsaysay dimaguiba tolentino manalo
catacutan batungbakal lacson cayabyab dumlao agbayani cabanilla domagas pascua quiambao sumulong
begay yazzie benally tsosie nez tso bitsui bitsilly chee etsitty attakai nakai peshlakai manygoats tohee
yellowhorse blackhorse whitehorse redhorse runningbear whitebear standingbear littlewolf redcloud twobulls ironcloud
yellowhair twohearts lonehill killsright crowdog bearrunner highhorse makespeace spottedelk swiftbird redelk
whitecloud thundercloud lightfoot locklear oxendine hunt lowry chavis kootenay joseph nakota chino zah
deschenie tsinajinnie skenandore metoxen ninham danforth cornelius wilkie belgarde lafromboise azure jerome
kowalski nowak wisniewski wojcik kaminski lewandowski zielinski szymanski wozniak dabrowski kozlowski jankowski
mazur krawczyk piotrowski grabowski pawlowski michalski krol wieczorek shevchenko kovalenko bondarenko tkachenko
kravchenko oliynyk koval melnyk petrenko ivanenko ivanov petrov sidorov smirnov kuznetsov popov volkov sokolov
novikov morozov pavlov semenov golubev popescu ionescu dumitru stoica gheorghe novak horvat kovac jovanovic petrovic
nikolic markovic djordjevic stojanovic ilic hodzic begovic hadzic delic hoxha krasniqi gashi berisha shala
petrosyan hakobyan sargsyan grigoryan harutyunyan papadopoulos dimitriou pappas georgiou nikolaidis stavros
oconnor obrien osullivan oneill oreilly omalley odonnell okeefe oleary otoole ogrady ohara mcallister mccarthy
mcdonald macdonald mckenzie mclaughlin mcnamara mcbride mcgrath mcguire mckenna mcintyre mcmahon mcpherson mcneil
deluca dimaggio digiovanni dangelo esposito ferrari ricci russo gallo lombardi mancini marchetti romano rizzo santoro
vanderberg vandermeer vanderveen vandyke vanhorn devries dejong hoekstra dykstra vandenberg
yilmaz kaya demir celik sahin ozturk aydin arslan dogan kilic
`);

/** Listed by some source, but in a report nearly always something else. */
export const neverNames: readonly string[] = words(`
the and for not but was his her she him you they them this that with from into over then than when what who why how are
can did does had has have got get say says said see saw ran run hit cut put let sit set met yes no ok an at by do go he
if in is it me my of on or so to up us we be as am pm hr hrs min mins sec secs st nd rd th ft lb lbs mph
sir maam ma amp via pre non sub per inc llc dept ave blvd hwy apt suite unit car van truck officer deputy trooper sergeant
detective lieutenant captain chief marshal sheriff agent corporal major colonel commander inspector police cop cops patrol dispatch dispatcher
street road drive lane court place way north south east west northbound southbound eastbound westbound infant unknown baby
dash taser glock ems swat suspect victim witness handler male female man woman boy girl driver passenger partner supervisor
january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
spanish english french german chinese japanese korean russian hispanic asian latino latina american america usa
engine medic squad ladder rescue battalion station district sector zone beat precinct
traffic vehicle warrant arrest narcotics vice tactical burglary robbery assault domestic felony misdemeanor probation parole
male mr mrs ms dr jr sr ii iii iv god lord christ test sup
los las una uno dos tres por para con sin pero como que del ella ello ellos este esta esto ese esa eso aqui alli hoy ayer noche
dia mes ano calle avenida oficial agente sargento teniente capitan jefe policia turno unidad patrulla carro coche camioneta arma
pistola cuchillo sospechoso hombre mujer casa puerta ventana mano pie cabeza co bot bots mac
dui dwi pov pit cad mdt rms emt emts icu ptsd lol wtf omg btw idk imo fyi asap eta aka bolo ncic ammo magazine mag mags cal ga mm gauge sims
`);

/** In English dictionaries only as rare words, but a word all the same in a report. */
export const wordsAfterAll: readonly string[] = words(`
trotter shoemaker joiner stringer bullock corona barrow comer shearer stoner thrasher sledge steed cotter mesa starling batten teal
creamer fryer fielder stoker bracken cress auger ruble marlin castor jimmy felicity titan shad mica birdie english german brazil
stamper blocker terra piazza whetstone boatman fife moll sawyers marquis pinto woodcock covey bunting pippin trice
christian ok okay onto email emails online website cellphone smartphone internet
bodycam bodycams dashcam dashcams carbine carbines holstered unholstered reholster reholstered reholstering misfire misfired
debrief debriefed debriefing debriefs handcuff handcuffs handcuffed handcuffing uncuff uncuffed recuff recuffed taser tasers tased tasing
deescalate deescalated deescalation deescalating dispatcher dispatchers ambulance crossfire backstop fentanyl meth methamphetamine
naloxone narcan xanax suboxone opioid opioids carjacker carjacking carjacked barricaded barricade pepperball beanbag
flashbang flashbangs frisk frisked frisking loadout callout callouts rollcall tourniquet tourniquets hobble hobbled
roadside roadway shoulderlight spotlight spotlights takedown takedowns walkie sidearm sidearms trunkline chokehold
kratom kevlar velcro styrofoam plexiglass jersey gurney stretcher paramedic paramedics firefighter firefighters
muzzle muzzled laser lasers lasered optic optics suppressor suppressors bipod buttstock handguard holster holsters
airbag airbags windshield taillight taillights headlight headlights brakelight crosswalk sidewalk curb culvert guardrail overpass underpass
rollover hydroplane hydroplaned hydroplaning fishtail fishtailed tailgate offramp onramp turnout pullout
judgment acknowledgment canceled canceling traveled traveling labeled leveled signaled fueled fueling
drywall doorframe doorknob doorbell stairwell carport breezeway crawlspace basement dumpster porch
redacted preplan preplanned preplanning standoff breacher breaching breached blunder misread miscommunication misheard
unresponsive nonresponsive noncompliant uncooperative unoccupied unmarked unsecured uncleared unsearched
crewmember crewmembers handcrew handcrews sawyer sawyers wildland coworker coworkers rideshare drywall
airsoft vape vapes vaping selfie livestream livestreamed livestreaming livestreamer drone drones dashcam hotspot paywall smartwatch playlist
preshift midshift dayshift nightshift swingshift overtime backfill flatlined tasering redeploy redeployed deconflict deconfliction deconflicted debriefings
handgun handguns longgun longguns shotgun shotguns submachine slugs buckshot birdshot hollowpoint hollowpoints subsonic frangible cartridges magwell
nontraditional unholster breakaway pushbar pushbars lightbar lightbars sirens takedowns spotter overwatch stairwells hallways doorways doorway entryway entryways
meds medevac medevaced lifeflight narcanned overdosed overdosing detox rehab sober halfway
upfit retrofit retrofitted rackmount cupholder dashboard console headset headsets earpiece earpieces lapel mic mics
carwash driveway driveways backyard backyards frontyard cul sac townhouse townhouses duplex fourplex triplex
nightstick nightsticks kubotan nunchaku brassknuckles switchblade boxcutter boxcutters machete machetes hatchet hatchets crowbar crowbars screwdriver screwdrivers
tweaker tweakers tweaking dopesick junkie transient transients vagrant panhandler panhandlers loiterer trespasser trespassers shoplifter shoplifters
perp perps baddie dude dudes bro bros lol haha yeah yep nope ok okay gonna wanna gotta kinda sorta dunno cuz cause tho thru alot aint yall
teammate teammates rookie rookies vet vets newbie newbies noob sarge lieu brass chaplain
evoc evocs pursuit pursuits forklift bobcat backhoe excavator semi semis tractor trailers
hydration electrolytes heatstroke frostbite hypothermia
combative agitated excited delirium psych
`);

/** Words that a report uses as names far more often than as words. */
export const namesAfterAll: readonly string[] = words(`
smith martin lee wright cox hicks warren peters lynch watts bates miller cooper turner parker fuller hale grimes johns franks
john peter mary maria harry thomas heather molly louis henry carl joyce robert james david michael william charles joseph
bob tom tim jim jerry jenny ben dan pete steve mike dave ken ron joe josh jeff greg todd brad matt jake derrick derek
bubba smitty sully murph tevin tavon
kelly tracy stacy timothy nancy donna victoria anna abigail tammy charlotte johnny jane sheila jill veronica beth marc
evans morgan lewis nelson carter collins morris murphy bailey garcia diaz ruiz perez gomez flores reyes cruz ortiz ramos rivera
torres vargas castro soto vega rojas nunez munoz mendoza medina herrera guzman salazar delgado pena rios silva ortega chavez luna
vasquez moreno aguilar romero sandoval cabrera campos guerrero miranda estrada rosales cardenas carrillo serrano acosta molina
ibarra zamora padilla juarez dominguez mejia espinoza maldonado valdez valencia trevino trujillo villarreal velasco
nguyen tran pham patel singh khan ahmed ali hassan hussein kim choi chen wong chang chan yang tang vang
`);
