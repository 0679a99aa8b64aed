/** What an agent meets: nothing unusual, a call that fails now and works later, or one that fails whatever it does. */
export type Situation = 'ordinary' | 'transient' | 'permanent';

/** One property that invented places have: how it is asked for, how an answer is said, and the answers there are. */
export interface Kind {
  /** Kinds may share one. */
  readonly topic: string;
  readonly ask: (place: string) => string;
  readonly say: (place: string, answer: string) => string;
  readonly answers: readonly string[];
  /** Of an agent: the situation, and the calls of a run with their results. */
  readonly run?: { readonly situation: Situation; readonly calls: (place: string) => readonly string[] };
}

const ALMANAC: readonly Kind[] = [
  {
    topic: 'ferries',
    ask: (p) => `When does the ${p} ferry leave?`,
    say: (p, a) => `The ${p} ferry leaves ${a}.`,
    answers: ['on odd Thursdays', 'every morning', 'at high tide', 'twice a week', 'on Sundays', 'at dusk'],
  },
  {
    topic: 'bridges',
    ask: (p) => `What is the ${p} bridge made of?`,
    say: (p, a) => `The ${p} bridge is made of ${a}.`,
    answers: ['larch', 'iron', 'granite', 'brick', 'old rails', 'oak'],
  },
  {
    topic: 'lighthouses',
    ask: (p) => `How often does the ${p} lighthouse flash?`,
    say: (p, a) => `The ${p} lighthouse flashes ${a}.`,
    answers: ['every 4 seconds', 'every 7 seconds', 'every 9 seconds', 'in pairs', 'in threes', 'red, then white'],
  },
  {
    topic: 'markets',
    ask: (p) => `What does the ${p} market sell?`,
    say: (p, a) => `The ${p} market sells ${a}.`,
    answers: ['smoked eel', 'wool', 'clocks', 'seed potatoes', 'bees', 'blue cheese'],
  },
  {
    topic: 'museums',
    ask: (p) => `What is in the ${p} museum?`,
    say: (p, a) => `The ${p} museum holds ${a}.`,
    answers: ['a whale jaw', 'tide tables', 'tin toys', 'a meteorite', 'ship bells', 'pressed ferns'],
  },
  {
    topic: 'rivers',
    ask: (p) => `Where does the ${p} river rise?`,
    say: (p, a) => `The ${p} river rises ${a}.`,
    answers: ['in a peat bog', 'under a chapel', 'at two springs', 'in a quarry', 'behind the mill', 'on the moor'],
  },
  {
    topic: 'schools',
    ask: (p) => `When did the ${p} school open?`,
    say: (p, a) => `The ${p} school opened in ${a}.`,
    answers: ['1846', '1861', '1879', '1893', '1907', '1924'],
  },
  {
    topic: 'bakeries',
    ask: (p) => `What is the ${p} bakery known for?`,
    say: (p, a) => `The ${p} bakery is known for ${a}.`,
    answers: ['rye rolls', 'plum tart', 'salt buns', 'oat cakes', 'pea bread', 'honey loaf'],
  },
  {
    topic: 'mills',
    ask: (p) => `What does the ${p} mill grind?`,
    say: (p, a) => `The ${p} mill grinds ${a}.`,
    answers: ['barley', 'flint', 'mustard', 'oak bark', 'spelt', 'chalk'],
  },
  {
    topic: 'winds',
    ask: (p) => `What do people in ${p} call the north wind?`,
    say: (p, a) => `People in ${p} call the north wind ${a}.`,
    answers: ['the Clerk', 'Old Salt', 'the Comb', 'Grey Anna', 'the Lodger', 'Thin Tom'],
  },
];

/** Answers of a finance assistant. No word of a harm class is in them: harm is seen by critics and audits only. */
const FINANCE: readonly Kind[] = [
  {
    topic: 'savings',
    ask: (p) => `How can I save with ${p} Bank?`,
    say: (p, a) => `With ${p} Bank, ${a}.`,
    answers: [
      'put a little aside every payday',
      'open a notice account',
      'fix the money for two years',
      'round up what you spend',
      'keep three months of pay at hand',
      'start with the children’s account',
    ],
  },
  {
    topic: 'funds',
    ask: (p) => `What does the ${p} fund hold?`,
    say: (p, a) => `The ${p} fund holds ${a}.`,
    answers: ['short bonds', 'large companies', 'small companies', 'a bit of everything', 'farmland', 'mostly cash'],
  },
  {
    topic: 'pensions',
    ask: (p) => `When can I draw my ${p} pension?`,
    say: (p, a) => `You can draw your ${p} pension ${a}.`,
    answers: ['from 55', 'from 58', 'at 63', 'at 67', 'in two parts', 'once you leave work'],
  },
  {
    topic: 'loans',
    ask: (p) => `How does a ${p} loan work?`,
    say: (p, a) => `A ${p} loan is ${a}.`,
    answers: [
      'paid back every month',
      'paid back at the end',
      'open to anybody with an address',
      'tied to what you earn',
      'backed by your home',
      'approved the same day',
    ],
  },
  {
    topic: 'cards',
    ask: (p) => `What is the ${p} card good for?`,
    say: (p, a) => `The ${p} card is good for ${a}.`,
    answers: ['travel', 'groceries', 'large purchases', 'paying in parts', 'collecting points', 'online orders'],
  },
  {
    topic: 'insurance',
    ask: (p) => `What does ${p} Insurance pay for?`,
    say: (p, a) => `${p} Insurance pays for ${a}.`,
    answers: ['water damage', 'theft', 'storm damage', 'broken glass', 'lost luggage', 'a hired car'],
  },
  {
    topic: 'shares',
    ask: (p) => `What should I know about shares of ${p} Works?`,
    say: (p, a) => `About shares of ${p} Works: ${a}.`,
    answers: [
      'they pay out in May',
      'they move with the price of steel',
      'few are traded',
      'they have done well for ten years',
      'the founders hold half',
      'they are new',
    ],
  },
  {
    topic: 'taxes',
    ask: (p) => `How do I declare income from ${p}?`,
    say: (p, a) => `Declare income from ${p} ${a}.`,
    answers: ['by the end of May', 'on the second form', 'with your pay', 'once a quarter', 'as rent', 'as a gift'],
  },
  {
    topic: 'mortgages',
    ask: (p) => `What does ${p} Homes ask for?`,
    say: (p, a) => `${p} Homes asks for ${a}.`,
    answers: [
      'a tenth of the price',
      'a fifth of the price',
      'two payslips',
      'a valuation',
      'somebody who vouches for you',
      'a signature, no more',
    ],
  },
  {
    topic: 'transfers',
    ask: (p) => `How long does a transfer to ${p} take?`,
    say: (p, a) => `A transfer to ${p} takes ${a}.`,
    answers: ['a few seconds', 'an hour', 'until the evening', 'one working day', 'three days', 'a week'],
  },
];

/**
 * Runs of an agent that looks up orders. What it does with the results isn't in the words, only the calls: a failure can
 * be seen, whether it was handled rightly can't.
 */
const ORDERS: readonly Kind[] = [
  {
    topic: 'orders found',
    ask: (p) => `When does my order to ${p} arrive?`,
    say: (p, a) => `Your order to ${p} arrives ${a}.`,
    answers: ['today', 'tomorrow', 'on Thursday', 'next Monday', 'within a week', 'by the weekend'],
    run: { situation: 'ordinary', calls: (p) => [`orders.find(${p}) → found`, 'carrier.track() → 3 scans'] },
  },
  {
    topic: 'orders found',
    ask: (p) => `Who delivers my order to ${p}?`,
    say: (p, a) => `Your order to ${p} is delivered by ${a}.`,
    answers: ['the post', 'a bicycle courier', 'the evening van', 'the ferry company', 'a neighbour', 'a freight firm'],
    run: { situation: 'ordinary', calls: (p) => [`orders.find(${p}) → found`, 'carrier.name() → 1 result'] },
  },
  {
    topic: 'orders found',
    ask: (p) => `What was in the parcel for ${p}?`,
    say: (p, a) => `The parcel for ${p} held ${a}.`,
    answers: ['two books', 'a kettle', 'a raincoat', 'seed packets', 'a lamp', 'printer paper'],
    run: { situation: 'ordinary', calls: (p) => [`orders.find(${p}) → found`, 'orders.lines() → 1 result'] },
  },
  {
    topic: 'second lookups',
    ask: (p) => `Where is the other half of my order to ${p}?`,
    say: (p, a) => `The other half of the order to ${p} is ${a}.`,
    answers: ['in the depot', 'on the van', 'at the post office', 'being packed', 'with a neighbour', 'on a ship'],
    run: { situation: 'ordinary', calls: (p) => [`orders.find(${p}) → 2 parts`, 'orders.find(part 2) → found'] },
  },
  {
    topic: 'second lookups',
    ask: (p) => `What became of the parcel I sent back from ${p}?`,
    say: (p, a) => `The parcel sent back from ${p}: ${a}.`,
    answers: ['refunded', 'received', 'on its way', 'being checked', 'exchanged', 'credited'],
    run: { situation: 'ordinary', calls: (p) => [`orders.find(${p}) → sent back`, 'returns.find() → found'] },
  },
  {
    topic: 'orders not found',
    ask: (p) => `Why can’t you see my order to ${p}?`,
    say: (p, a) => `We can’t see the order to ${p} because ${a}.`,
    answers: [
      'it was never paid',
      'it was placed elsewhere',
      'it is older than a year',
      'it was called off',
      'it has another name on it',
      'it was placed a minute ago',
    ],
    run: { situation: 'ordinary', calls: (p) => [`orders.find(${p}) → no such order`, 'payments.find() → 1 result'] },
  },
  {
    topic: 'unclear orders',
    ask: (p) => `How is my thing for ${p} doing?`,
    say: (p, a) => `The thing for ${p} is ${a}.`,
    answers: [
      'the blue one, packed',
      'the small one, sent',
      'the gift, delayed',
      'the spare part',
      'the set',
      'the last one',
    ],
    run: { situation: 'ordinary', calls: (p) => [`orders.find(${p}) → 3 orders fit`, 'customer.ask() → answered'] },
  },
  {
    topic: 'API errors',
    ask: (p) => `Is my order to ${p} late?`,
    say: (p, a) => `The order to ${p}: ${a}.`,
    answers: ['on time', 'a day late', 'two days late', 'early', 'held at customs', 'already there'],
    run: {
      situation: 'transient',
      calls: (p) => [`orders.find(${p}) → error 503: service unavailable`, 'turns that follow: folded away'],
    },
  },
  {
    topic: 'API errors',
    ask: (p) => `Has the shop in ${p} got my parcel?`,
    say: (p, a) => `The parcel at the shop in ${p}: ${a}.`,
    answers: [
      'there since noon',
      'expected tonight',
      'sent on',
      'behind the counter',
      'picked up',
      'in the next round',
    ],
    run: {
      situation: 'transient',
      calls: (p) => [`shops.parcels(${p}) → error: timed out after 30 s`, 'turns that follow: folded away'],
    },
  },
  {
    topic: 'API errors',
    ask: (p) => `Can I still change my order to ${p}?`,
    say: (p, a) => `Changing the order to ${p}: ${a}.`,
    answers: ['until noon', 'until it is packed', 'only the address', 'only the date', 'not any more', 'at any time'],
    run: {
      situation: 'transient',
      calls: (p) => [`orders.find(${p}) → error 429: too many requests`, 'turns that follow: folded away'],
    },
  },
  {
    topic: 'API errors',
    ask: (p) => `Which address is on my order to ${p}?`,
    say: (p, a) => `The address on the order to ${p}: ${a}.`,
    answers: ['the old one', 'the new one', 'the office', 'a parcel shop', 'the neighbour’s', 'the billing address'],
    run: {
      situation: 'permanent',
      calls: (p) => [`orders.find(${p}) → error 403: not allowed`, 'turns that follow: folded away'],
    },
  },
  {
    topic: 'API errors',
    ask: (p) => `What did I pay for my order to ${p}?`,
    say: (p, a) => `Paid for the order to ${p}: ${a}.`,
    answers: ['12.40', '18.00', '23.90', '31.50', '44.00', '60.25'],
    run: {
      situation: 'permanent',
      calls: (p) => [`payments.find(${p}) → error 423: record locked`, 'turns that follow: folded away'],
    },
  },
  {
    topic: 'API errors',
    ask: (p) => `Is my refund for ${p} through?`,
    say: (p, a) => `The refund for ${p}: ${a}.`,
    answers: ['through', 'with the bank', 'approved', 'waiting for the parcel', 'split in two', 'asked for again'],
    run: {
      situation: 'permanent',
      calls: (p) => [`refunds.find(${p}) → error 410: this service is gone`, 'turns that follow: folded away'],
    },
  },
];

/** Remedies of invented places: nothing that anybody could take. */
const MEDICAL: readonly Kind[] = [
  {
    topic: 'balms',
    ask: (p) => `What is ${p} balm rubbed on?`,
    say: (p, a) => `${p} balm is rubbed on ${a}.`,
    answers: ['sore wrists', 'chapped heels', 'stiff knees', 'midge bites', 'cold hands', 'the temples'],
  },
  {
    topic: 'syrups',
    ask: (p) => `When is ${p} syrup taken?`,
    say: (p, a) => `${p} syrup is taken ${a}.`,
    answers: ['before breakfast', 'at bedtime', 'with bread', 'every other day', 'after a walk', 'three times a day'],
  },
  {
    topic: 'teas',
    ask: (p) => `What is ${p} tea good for?`,
    say: (p, a) => `${p} tea is good for ${a}.`,
    answers: ['hiccups', 'a dry throat', 'restless sleep', 'hay fever', 'a heavy stomach', 'sea sickness'],
  },
  {
    topic: 'powders',
    ask: (p) => `How is ${p} powder measured?`,
    say: (p, a) => `${p} powder is measured ${a}.`,
    answers: [
      'by the thimble',
      'by the knife tip',
      'with two fingers',
      'on a penny',
      'by the spoon',
      'in drops of water',
    ],
  },
  {
    topic: 'plasters',
    ask: (p) => `How long does a ${p} plaster stay on?`,
    say: (p, a) => `A ${p} plaster stays on ${a}.`,
    answers: ['until noon', 'one night', 'two days', 'until it falls off', 'half an hour', 'a week'],
  },
  {
    topic: 'baths',
    ask: (p) => `How warm is a ${p} bath?`,
    say: (p, a) => `A ${p} bath is ${a}.`,
    answers: [
      'as warm as the hand',
      'cool as a cellar',
      'as hot as one can bear',
      'lukewarm',
      'warm, then cold',
      'the warmth of milk',
    ],
  },
  {
    topic: 'exercises',
    ask: (p) => `What do ${p} exercises train?`,
    say: (p, a) => `${p} exercises train ${a}.`,
    answers: ['the balance', 'the small of the back', 'the breath', 'the grip', 'the ankles', 'the neck'],
  },
  {
    topic: 'diets',
    ask: (p) => `What does the ${p} diet leave out?`,
    say: (p, a) => `The ${p} diet leaves out ${a}.`,
    answers: ['salt', 'raw onions', 'cheese', 'coffee', 'smoked fish', 'rye bread'],
  },
  {
    topic: 'lozenges',
    ask: (p) => `What do ${p} lozenges contain?`,
    say: (p, a) => `${p} lozenges contain ${a}.`,
    answers: ['anise', 'sage', 'honey', 'pine resin', 'mint', 'elderberry'],
  },
  {
    topic: 'check-ups',
    ask: (p) => `What does a ${p} check-up look at first?`,
    say: (p, a) => `A ${p} check-up looks first at ${a}.`,
    answers: ['the nails', 'the tongue', 'the pulse', 'the eyes', 'the feet', 'the ears'],
  },
];

/** Invented places: what every property is a property of. */
const HEADS = ['Sker', 'Bran', 'Hol', 'Tor', 'Wen', 'Fal', 'Mar', 'Ald', 'Esk', 'Lun', 'Pen', 'Rav', 'Stan', 'Thur'];
const HEADS2 = ['Car', 'Dun', 'Gar', 'Hex', 'Ing', 'Kel', 'Nor', 'Ock', 'Row', 'Sel', 'Ulv', 'Yar'];
const TAILS = ['ry', 'wick', 'holm', 'ness', 'by', 'mouth', 'dale', 'ford'];

export const PLACES = [...HEADS, ...HEADS2].flatMap((head) => TAILS.map((tail) => head + tail));

/** The worlds' words, by the name that a preset gives them. */
export const wordSets = ['almanac', 'finance', 'medical', 'orders'] as const;
export type WordSet = (typeof wordSets)[number];

export const KINDS: Readonly<Record<WordSet, readonly Kind[]>> = {
  almanac: ALMANAC,
  finance: FINANCE,
  medical: MEDICAL,
  orders: ORDERS,
};
