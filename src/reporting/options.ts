/**
 * Every list of the form, in one place. The order is the order on the card; the words people read are the locale keys
 * `options.<list>.<value>`. Sources: product.md of the agency's project — LEO Near Miss's published description, the FBI's
 * LEOKA activity and assignment codes, policy 3.1 and 4.2.4 (relation).
 */
export const options = {
  relation: ['involved', 'witnessed', 'told', 'on-behalf'],
  callType: [
    'traffic-stop', 'pursuit', 'emergency-driving', 'roadside', 'disturbance', 'domestic-disturbance',
    'burglary-or-robbery', 'other-arrest', 'warrant-service', 'suspicious-person', 'person-in-crisis', 'ambush',
    'foot-pursuit', 'building-search', 'prisoner-handling', 'civil-disorder', 'training-or-range', 'weapon-handling',
    'animal', 'water', 'hazardous-material', 'off-duty', 'station-or-administrative', 'other',
  ],
  month: ['this', 'last', 'earlier'],
  dayKind: ['weekday', 'weekend'],
  quarter: ['00-06', '06-12', '12-18', '18-24'],
  assignment: ['two-officer-vehicle', 'one-officer-alone', 'one-officer-assisted', 'detective-or-special', 'other'],
  officersOnScene: ['1', '2', '3-4', '5-or-more'],
  surroundings: [
    'indoors', 'outdoors', 'daylight', 'dark', 'poor-lighting', 'rain', 'snow-or-ice', 'fog', 'heat', 'heavy-traffic',
    'crowd', 'uneven-ground', 'poor-radio-coverage',
  ],
  subjects: ['none', 'one', 'several'],
  subjectWith: [
    'firearm', 'blade', 'other-weapon', 'vehicle', 'hands-only', 'concealed-weapon', 'impaired', 'in-crisis',
    'restrained', 'fled',
  ],
  harmAverted: [
    'shot', 'stabbed-or-cut', 'struck-by-vehicle', 'vehicle-crash', 'assault', 'fall', 'friendly-fire', 'exposure',
    'drowning', 'other',
  ],
  preventedBy: [
    'luck', 'training', 'partner', 'equipment', 'cover-or-distance', 'de-escalation', 'timely-information', 'other',
  ],
  factors: [
    'communication', 'radio-or-dispatch', 'situational-awareness', 'decision-making', 'positioning',
    'search-or-restraint', 'driving', 'fatigue', 'complacency', 'staffing', 'training', 'procedure',
    'equipment-failure', 'hazardous-conditions', 'concealed-weapon', 'command', 'other',
  ],
  equipment: [
    'body-armour', 'belt', 'seat-belt', 'radio', 'lights', 'camera', 'vehicle', 'less-lethal', 'firearm', 'other', 'none',
  ],
  equipmentFailed: ['yes', 'no'],
  couldHaveBeen: ['minor-injury', 'serious-injury', 'death'],
  recurrence: ['unlikely', 'possible', 'likely'],
} as const;

export type OptionList = keyof typeof options;
export type Option<L extends OptionList> = (typeof options)[L][number];
