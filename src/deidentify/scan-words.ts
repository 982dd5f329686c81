/** Words near which the patterns that begin with any word are tried. */
export const streetTypes = new Set(
  `street streets st str avenue avenues ave av road roads rd boulevard boulevards blvd bl lane lanes ln drive drives dr court courts ct cir circle place pl terrace terr ter trail trl way
   parkway pkwy pky highway hwy pike alley aly loop plaza square sq turnpike tpke expressway expwy expy freeway fwy crescent cres cove cv run path row crossing xing bypass causeway grade plz trce trc cmns mnr bnd holw hts lndg spgs`.split(/\s+/),
);
export const joins = new Set(['meets', 'crosses', 'esquina', 'and', 'y', 'n', 'at', 'x', 'near', '&', '/', '@', '+', 'con']);
export const offices = new Set(
  `coroner examiner attorney prosecutor defender force marshal marshals constable constables corrections probation parole control services rescue department dept district unit ambulance center tribal safety ranger rangers
   authority isd towing wrecker trucking freight logistics construction security railroad railway electric energy cars salvage recycling plumbing roofing landscaping rental rentals supply hardware storage motors auto home
   mortuary sheriff police trooper troopers sar ems transit so pd fd sd op coop deputies deputy jail swat dispatch fire narcotics team sert cert`.split(/\s+/),
);
export const roadCue = new Set(['hwy', 'highway', 'route', 'rt', 'rte', 'us', 'sr', 'cr', 'fm', 'interstate', 'i', 'state', 'county', 'corner', 'intersection']);
