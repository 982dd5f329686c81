/** Words of codenames: neutral, easily told apart over a radio, none of policing, none that is a common surname. */
export const firstWords = `
  amber ancient arctic autumn azure balmy basic bold breezy bright brisk bronze calm candid careful cedar chalk
  civil clear clever cloudy cobalt cool copper coral cosmic cotton crimson crisp crystal curly daily dapper deep
  dewy distant dusty eager early easy ebony elder emerald even fabled fair fancy fertile fine fleet floral
  fluent flying foamy fond formal free fresh friendly frosty gentle giant gilded glad glossy golden grand grassy
  great green happy hardy hazel hidden high honest humble icy indigo ivory jade jolly keen kind lasting leafy
  level light lilac little lively lofty lucky lunar maple mellow merry mild minty misty modest mossy narrow neat
  nimble noble northern oaken olive open orange orderly patient pearly placid plain polar polite proud quick
  quiet rapid rare ready regal rosy round ruby rustic sandy scarlet shady shiny silent silken silver simple
  sincere sleek slow smooth snowy soft solar solid southern spiral spring starry steady stony subtle summer
  sunny sure swift tall tawny teal tender tidy tiny topaz tranquil true upper urban useful valiant vast velvet
  vivid warm wavy western whole willow windy winter woven zesty
`.trim().split(/\s+/);

export const secondWords = `
  acorn almond anchor anvil apple apron arbor arch atlas aviary balcony bamboo banjo barley barn basin basket
  bay beacon beaver bell bench birch bison blanket blossom boat bonnet bottle bough boulder branch bread breeze
  brick bridge brook broom bucket buckle button cabin cactus camel candle canoe canvas canyon carpet castle
  cavern cello chair cherry chimney cider cliff cloak clock cloud clover coast comet compass cottage cradle
  crane crayon creek cricket crown curtain cushion dahlia daisy delta desk dolphin domino door dove drum dune
  eagle easel echo elm ember engine falcon feather fence fern fiddle field finch fjord flute forest fountain fox
  garden garnet gate geyser glacier glade globe grove guitar hammock harbor harp harvest hazelnut heron hollow
  honey horizon island jacket jasmine jetty jigsaw juniper kayak kettle kite ladder lagoon lake lamp lantern
  lark lattice lemon lettuce lilypad linen lizard lobby locket lotus lumber magnet mandolin mango marble
  marigold market marsh meadow melon mill mint mirror mitten moon moss mountain mustard napkin nectar needle
  nest notebook oar oasis ocean onion orchard orchid otter oven owl oyster paddle palace panda pantry paper
  parsley pasture path peach peak pebble pelican pencil pepper piano pillow pine plum pocket pond poplar poppy
  portrait prairie prism pumpkin quail quartz quill quilt rabbit raft rainbow ranch raven reef ribbon ridge
  river rocket saddle sail salmon sapling saucer scarf shell shore sketch sofa sparrow spoon spruce squash
  statue stove stream sundial swallow swan table teapot temple thicket thimble thistle timber torch tower trail
  tulip tunnel turtle umbrella valley vase viola violet wagon walnut waterfall whale wheat whistle window winery
  wren yarn zebra zephyr
`.trim().split(/\s+/);
