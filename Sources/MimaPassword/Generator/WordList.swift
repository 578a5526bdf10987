/// The words of generated passphrases: 1,296, which is 6^4, so that four dice choose one.
///
/// A list of our own: everyday English words of 3 to 6 letters, all lower-case, none of which begins with another one,
/// so that words run together can be told apart.
enum WordList {
    static let words = text.split(whereSeparator: \.isWhitespace).map(String.init)

    private static let text = """
        able acid acorn actor adapt adult agent agile aim alarm album alert alley almond alpine amber amount anchor
        angle animal ankle answer ant apple april apron arch arena armor arrow artist ash aspen atlas atom attic
        august autumn avenue avoid awake award axis axle bacon badge bagel baker ball bamboo banana band banjo bank
        barber bark barley barn barrel basil basin basket bat bay beach bead beak beam bean bear beaver bed bee bell
        belt bench berry bike birch bird bison black blade blaze blend blink block bloom blue blush board boat body
        boil bold bolt bone bonus book boot border boss bottle bottom bounce bow box brain branch brass brave bread
        breeze brick bridge brief bright bring brisk bronze brook broom brown brush bubble bucket buckle bud bugle
        build bulb bumper bundle bunny bus butter button buzz cabin cable cactus cafe cage cake calf call calm camel
        camera camp canal canary candle candy canoe canvas canyon cape car cash castle cat cave cedar celery cello
        cement center cereal chain chair chalk change chapel charm chart cheek cheer cheese chef cherry chess chest
        chick chief child chili chime chin chip chorus cider cinema circle circus citrus city clam clap class clay
        clean clear clever cliff climb clinic clock cloth cloud clover club coach coal coast coat cobalt cobra cocoa
        code coffee coil coin cold collar color comb comet comic cone cook cool copper coral cord cork corn cosmic
        cotton couch count cousin cover cow crab cradle craft crane crater crayon cream creek crisp crop cross crow
        crumb crust cube cuckoo cup curb curl curry curve custom cycle cymbal daily dairy daisy dance danube dash
        data date dawn deal debate decade deck deer delta denim depot depth desert desk detail dew dial diary digit
        dill dinner dish dive doctor dog doll domain donkey donut door dose double dough dove dozen draft dragon
        drama draw dream dress drift drill drink drive drum dry duck dune dust duty dwarf eager eagle early earth
        east echo edge editor effort egg eight elbow elder elm ember empire empty energy engine enjoy enter entry
        epoch equal era errand essay estate event exact exam exit expert extra eye fable fabric face fact fair
        falcon fall family fan farm father faucet favor feast fence fern ferry fever fiber fiddle field fig film
        filter final finch finger fire firm fish fist five flag flame flask flat flavor fleet flint float flock
        flood floor flour flower fluid flute foam focus fog foil folder folk food foot forest fork form forum fossil
        four fox frame fresh friday friend fringe frog front frost fruit fudge fuel funnel fur future gadget galaxy
        gallon game garage garden garlic gate gather gauge gem gentle ghost giant gift ginger glad glass globe glory
        glove glow glue goat gold golf goose gospel gown grace grain grand grape graph grass gravel gray great green
        grid grill grin grip ground group grove growth guard guess guest guide guitar gulf gum gutter gym gypsum
        habit hail hair half hall ham hand happy harbor hare harp hat hawk hazel head heart heat hedge heel height
        helmet helper hen herb hero hill hinge hip hobby hockey hollow home honey hood hook hope horn horse hose
        hotel hour house hover human humble humor hunt hurdle hut ice icon idea igloo image inch index indigo ink
        inlet inn insect inside iris iron island item ivory ivy jacket jade jaguar jar jaw jazz jeans jelly jewel
        jigsaw job jogger join joke joy judge juice july jumbo jump june jungle junior jury kale kayak keel keep
        kernel kettle key kick kid kilo kind king kiosk kite kitten kiwi knee knight knit knob knot koala label lace
        ladder ladle lagoon lake lamb lamp land laptop large laser latch lava lawn lawyer layer lazy leader leaf
        league learn leek left legend lemon lens lesson letter level lever lid life lift light lilac lily limb lime
        limit line lion lip liquid list liter lizard llama loaf lobby local lodge logic lotion lotus loud lounge
        love loyal lucky lumber lunar lunch lung lupin lyric magic magnet maid mail main major mallet mammal mango
        manor mantle map marble march margin marina marker market marsh mask mason match matrix matter mayor maze
        meadow meal medal medium melody melon member memory mentor menu merit metal meteor meter method metro middle
        mild mile milk mill mimic mind minnow mint minute mirror mist mitten mixer mobile model modern moment monday
        monkey month moon moose mosaic moss moth motion motor mouse mouth movie mud muffin mug mule muscle museum
        music mutual myth nail name napkin narrow nation nature navy neck nectar needle nephew nerve nest net new
        nickel niece night nine noble nod noise noodle noon north nose note notice novel number nurse nut nylon oak
        oar oasis oat object ocean octave odor offer office oil olive omelet onion onyx open opera option orange
        orbit orchid order organ origin osprey otter outer oval oven owl owner oxygen oyster pack paddle page pail
        paint pair palace palm pan paper parade parcel parent park parrot party pass pasta pastry patch path patio
        patrol pause peace peach peak peanut pear pebble pecan pedal pen people pepper perch period permit person
        petal phone photo phrase piano pickle picnic pier pig pillow pilot pine pink pipe pirate pitch pizza plain
        planet plank plant plate play plaza plenty plum plural plus pocket poem poet point polar polish pond pony
        pool poplar poppy porch port post pot powder power press price prince print prism prize profit prompt proof
        proud prune public pulp pulse pump punch pupil puppet puppy purple purse puzzle quail quarry quart queen
        quest quick quiet quill quilt quince quiz quote rabbit race radar radio radish raft rail rain raisin rake
        ram ranch range rapid rare raven ray razor ready reason rebel recipe record reef reflex region relay relic
        remedy remote rent report rescue resort rest result reward rhyme rhythm ribbon rice ridge right ring ripple
        rise river road roast robin robot rock rodeo roll roof room root rope rose rotor rough round route row royal
        rubber ruby rudder rug rule runner rural rust rye saddle safari safe saga sail salad salmon salon salt
        salute sample sand satin sauce sauna scale scarf scene scent school scout screen screw script sea second
        secret seed senior sense sequel series seven shade shadow shape shark sheep shelf shell shield shift ship
        shirt shoe shop shore short shovel show shrimp shrub siege signal silent silk silver simple singer single
        siren sister six skate sketch ski sky slate sled sleep slice slide slope slow small smart smile smoke snack
        snail snake snow soap sock soda sofa soft soil solar solid sonar song soup south space spark speed spice
        spin spoon sport spray squid staff stage stamp stand star steam steel stem step stick still stone stool stop
        store stork storm story stove straw style sugar suit sun super surf swan sweet swift swim swing syrup table
        taco tango tank tape tart task taste taxi tea ten term test text theme thing thorn three thumb tide tiger
        tile time tiny tip title toad toast tone tool tooth topaz topic torch total totem touch tour towel tower
        town toy track trade trail train tram tray treat tree trend tribe trick trio trout truck true trunk trust
        tuba tube tulip tuna turbo tutor tweed twig twin type ultra uncle under unit upper urban user usual value
        valve van vapor vase vast vault veil venue verb verse vest video view vine visit vista vital vocal voice
        wagon waist wait walk wall waltz warm wasp watch water wave wax way web wedge well west wet whale wheat
        wheel white wide width win wire wise wish wolf wood wool word work world worm wren wrist yacht yard yarn
        year yeast yoga young youth zebra zero zinc zone zoo
        """
}
