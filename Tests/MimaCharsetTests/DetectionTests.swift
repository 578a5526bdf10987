import Testing

@testable import MimaCharset

@Suite("Detection")
struct DetectionTests {
    /// The first article of the Universal Declaration of Human Rights, in encodings that each language was written in.
    private static let texts: [(String, [Charset])] = [
        (
            "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью и "
                + "должны поступать в отношении друг друга в духе братства.",
            [.windows1251, .koi8R, .iso8859_5, .ibm866, .macCyrillic]
        ),
        (
            "Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом і совістю і "
                + "повинні діяти у відношенні один до одного в дусі братерства.",
            [.windows1251, .koi8U, .iso8859_5]
        ),
        (
            "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de "
                + "conscience et doivent agir les uns envers les autres dans un esprit de fraternité.",
            [.windows1252, .ibm850, .macintosh]
        ),
        (
            "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt "
                + "und sollen einander im Geiste der Brüderlichkeit begegnen.",
            [.windows1252]
        ),
        (
            "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni rozumem i "
                + "sumieniem i powinni postępować wobec innych w duchu braterstwa.",
            [.windows1250, .iso8859_2, .ibm852]
        ),
        (
            "Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím a mají "
                + "spolu jednat v duchu bratrství.",
            [.windows1250, .iso8859_2, .ibm852]
        ),
        (
            "Minden emberi lény szabadon születik és egyenlő méltósága és joga van. Az emberek, ésszel és lelkiismerettel "
                + "bírván, egymással szemben testvéri szellemben kell hogy viseltessenek.",
            [.windows1250, .iso8859_2]
        ),
        (
            "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler ve "
                + "birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler.",
            [.windows1254]
        ),
        (
            "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Είναι προικισμένοι με "
                + "λογική και συνείδηση, και οφείλουν να συμπεριφέρονται μεταξύ τους με πνεύμα αδελφοσύνης.",
            [.windows1253, .iso8859_7]
        ),
        (
            "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון, לפיכך חובה עליהם לנהוג "
                + "איש ברעהו ברוח של אחווה.",
            [.windows1255, .ibm862]
        ),
        (
            "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق. وقد وهبوا عقلا وضميرا وعليهم أن يعامل بعضهم بعضا بروح "
                + "الإخاء.",
            [.windows1256, .iso8859_6]
        ),
        (
            "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ ต่างมีเหตุผลและมโนธรรม "
                + "และควรปฏิบัติต่อกันด้วยเจตนารมณ์แห่งภราดรภาพ",
            [.windows874]
        ),
        (
            "Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis. Jiems suteiktas protas ir sąžinė ir jie turi "
                + "elgtis vienas kito atžvilgiu kaip broliai.",
            [.windows1257, .iso8859_13]
        ),
        (
            "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。",
            [.gbk, .hz, .utf16LE, .utf16BE]
        ),
        (
            "人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心，並應以兄弟關係的精神互相對待。",
            [.big5]
        ),
        (
            "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。人間は、理性と良心とを授けられており、"
                + "互いに同胞の精神をもって行動しなければならない。",
            [.shiftJIS, .eucJP, .iso2022JP, .utf16LE]
        ),
        (
            "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 인간은 천부적으로 이성과 양심을 부여받았으며 서로 "
                + "형제애의 정신으로 행동하여야 한다.",
            [.eucKR]
        ),
    ]

    @Test("an article in its languages' encodings is read right")
    func languages() throws {
        for (text, charsets) in Self.texts {
            for charset in charsets + [.utf8] {
                let bytes = try charset.encode(text)
                let guess = CharsetDetector.detect(bytes)
                // Several encodings may read these bytes alike; what counts is the text.
                let read = try guess.charset.decode(bytes)
                #expect(read == text, "\(charset) was taken for \(guess.charset)")
                #expect(guess.confidence > 0 && guess.confidence <= 1)
            }
        }
    }

    @Test("what a text says of itself decides")
    func signs() {
        #expect(CharsetDetector.detect(Array("plain".utf8)).charset == .utf8)
        #expect(CharsetDetector.detect([UInt8]()).charset == .utf8)
        #expect(CharsetDetector.detect([0xFF, 0xFE, 0x41, 0]).charset == .utf16LE)
        #expect(CharsetDetector.detect([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0]).charset == .utf32LE)
        #expect(CharsetDetector.detect([0, 0x41, 0, 0x42, 0, 0x43, 0, 0x0A]).charset == .utf16BE)
        let greek = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-7\"?><a>".utf8) + [0xE1, 0xE2, 0xE3]
        #expect(CharsetDetector.detect(greek).charset == .iso8859_7)
        let html = Array("<html><meta charset=koi8-r><p>".utf8) + [0xE1, 0xE2, 0xE3]
        #expect(CharsetDetector.detect(html).charset == .koi8R)
    }

    @Test("EBCDIC is seen by its spaces and letters")
    func ebcdic() throws {
        let text = "It is a truth universally acknowledged that a single man must be in want of a wife"
        #expect(CharsetDetector.detect(try Charset.ibm037.encode(text)).charset == .ibm037)
    }

    @Test("a guess is never one in which the text is malformed")
    func neverMalformed() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<150 {
            let bytes = (0..<Int.random(in: 1...60, using: &generator)).map { _ in
                UInt8.random(in: 0x20...0xFF, using: &generator)
            }
            for guess in CharsetDetector.candidates(bytes.span) {
                #expect((try? guess.charset.decode(bytes, malformed: .fail, byteOrderMark: .keep)) != nil)
            }
        }
    }

    @Test("a sample may end inside of a character when it is said not to be whole")
    func cut() throws {
        let bytes = try Charset.shiftJIS.encode("すべての人間は、生まれながらにして自由であり")
        let sample = Array(bytes.dropLast())
        #expect(CharsetDetector.detect(sample, isWhole: false).charset == .shiftJIS)
        let utf8 = Array("すべての人間は".utf8.dropLast())
        #expect(CharsetDetector.detect(utf8, isWhole: false).charset == .utf8)
    }

    @Test("a hint decides between languages where the text says little")
    func hint() {
        let bytes: [UInt8] = [0xC4, 0xE3, 0xBA, 0xC3]
        #expect(CharsetDetector.detect(bytes, hint: "cn").charset == .gbk)
        #expect(CharsetDetector.detect(bytes, hint: "kr").charset == .eucKR)
    }
}
