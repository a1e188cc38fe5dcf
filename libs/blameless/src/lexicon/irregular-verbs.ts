const TABLE = `panic panicked panicked|be was,were been|have had had|do did done|go went gone|see saw seen|know knew known|think thought thought|take took taken|break broke broken|bring brought brought|buy bought bought|build built built|catch caught caught|choose chose chosen|come came come|cut cut cut|deal dealt dealt|drive drove driven|fall fell fallen|feel felt felt|find found found|forget forgot forgotten,forgot|get got got,gotten|give gave given|grow grew grown|hear heard heard|hide hid hidden|hold held held|keep kept kept|lead led led|leave left left|let let let|lie lied,lay lied,lain|lose lost lost|make made made|mean meant meant|meet met met|miss missed missed|pay paid paid|put put put|read read read|run ran run|say said said|send sent sent|set set set|shut shut shut|sit sat sat|sleep slept slept|speak spoke spoken|spend spent spent|stand stood stood|steal stole stolen|stick stuck stuck|take took taken|teach taught taught|tell told told|throw threw thrown|understand understood understood|misunderstand misunderstood misunderstood|misread misread misread|wake woke woken|write wrote written|overwrite overwrote overwritten|override overrode overridden|begin began begun|blow blew blown|shoot shot shot|foresee foresaw foreseen|oversee oversaw overseen|overlook overlooked overlooked|mistake mistook mistaken|withdraw withdrew withdrawn|show showed shown|hit hit hit|hurt hurt hurt|learn learned,learnt learned,learnt|spot spotted spotted|swear swore sworn|seek sought sought|stop stopped stopped|split split split|spread spread spread|sink sank sunk|wreck wrecked wrecked|undo undid undone|redo redid redone|wear wore worn|win won won|reset reset reset|quit quit quit|bet bet bet|bite bit bitten|draw drew drawn|eat ate eaten|fight fought fought|fly flew flown|ride rode ridden|ring rang rung|rise rose risen|sell sold sold|shake shook shaken|swing swung swung|burn burned,burnt burned,burnt|sweep swept swept|tear tore torn|type typed typed|mistype mistyped mistyped|input input input|beat beat beaten|become became become`;

/** Verbs whose past forms do not follow the spelling rule. */
export const IRREGULAR: ReadonlyMap<string, { past: readonly string[]; participle: readonly string[] }> = new Map(
  TABLE.split('|').map((row) => {
    const [lemma, past, participle] = row.split(' ') as [string, string, string];
    return [lemma, { past: past.split(','), participle: participle.split(',') }];
  }),
);

/** Verbs that double their last letter: stop, stopped, stopping. */
export const DOUBLING: ReadonlySet<string> = new Set(
  'stop plan ship drop skip slip trip tap wrap map swap snap scrap cap strip chip clip flip grip log lag tag flag plug bug debug nag beg rig commit permit admit omit submit refer prefer defer occur incur control cancel ban scan span pin spin rub grab stab rob blot spot plot rot fit pat dim trim slam cram ram jam stun bin shun tip sip zip drag brag hug patrol rebel expel compel stir mar bar blur scar star run begin set let get put sit hit cut quit win forget shut split reset'.split(
    ' ',
  ),
);

/** Base form of a past participle of the table, to turn "should have caught" into "did not catch". */
export const BASE_OF_PARTICIPLE: ReadonlyMap<string, string> = new Map(
  [...IRREGULAR].flatMap(([lemma, forms]) => forms.participle.map((form) => [form, lemma] as const)),
);
