const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Shops, inns and restaurants that many towns have. */
export const chains = set(`
walmart walgreens walgreen kroger safeway costco kmart sears mcdonalds wendys starbucks dunkin arbys chipotle dennys ihop applebees chilis sonic hardees popeyes chickfila
lowes autozone quiktrip wawa sheetz speedway citgo chevron exxon texaco valero arco conoco cumberland raceway loves kwiktrip caseys circlek marriott hilton hyatt ramada
comfortinn doubletree sheraton travelodge oxxo soriana bodega publix winndixie foodlion meijer wegmans aldi heb albertsons ralphs vons frys cvs ulta petco petsmart cabelas menards ikea
jcpenney nordstrom macys kohls tjmaxx cinemark whataburger culvers wingstop hooters bojangles maverik pilot
`);
export const chainPairs: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['home', set('depot')], ['waffle', set('house')], ['circle', set('k')], ['burger', set('king')], ['taco', set('bell')], ['dollar', set('general tree')], ['family', set('dollar')], ['rite', set('aid')],
  ['cal', set('fire')], ['con', set('ed edison')], ['save', set('mart')], ['food', set('4less')], ['holiday', set('inn')], ['best', set('western buy')], ['comfort', set('inn suites')], ['days', set('inn')], ['motel', set('6')], ['super', set('8')], ['quality', set('inn')], ['red', set('roof lobster robin')],
  ['la', set('quinta')], ['pizza', set('hut')], ['dairy', set('queen')], ['piggly', set('wiggly')], ['food', set('lion')], ['stop', set('&')], ['bass', set('pro')], ['olive', set('garden')], ['cracker', set('barrel')], ['golden', set('corral')],
  ['jack', set('in')], ['panda', set('express')], ['sams', set('club')], ['whole', set('foods')], ['trader', set('joe joes')], ['planet', set('fitness')], ['wells', set('fargo')], ['chase', set('bank')], ['shell', set('station')], ['bp', set('station')],
]);

/** Shops and stations whose names are everyday words. */
export const stations = set('shell subway sonic target mobil sunoco pilot loves speedway lidl gap chase sinclair marathon gulf costa');
