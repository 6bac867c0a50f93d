/// A language as films name it: three letters of ISO 639-2/T, such as "eng".
public struct LanguageCode: Hashable, Sendable {
  /// The three letters.
  public let letters: String

  /// Makes a code of a text that names a language.
  ///
  /// It is a code of three letters, one of the two letters of ISO 639-1 such as "en", or a tag such as "en-GB", whose
  /// region and script are left out. The letters of libraries, such as "ger", become those of ISO 639-2/T; any other
  /// three are taken as they are.
  ///
  /// - Throws: `VideoError.tracks`, of another text.
  public init(_ text: String) throws(VideoError) {
    let primary = text.prefix { $0 != "-" && $0 != "_" }.lowercased()
    guard primary.utf8.allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }) else {
      throw .tracks(.language(text))
    }
    switch primary.utf8.count {
    case 3:
      let other = LanguageCode.others.split(separator: " ").first { $0.hasPrefix(primary + ":") }
      letters = other.map { String($0.dropFirst(4)) } ?? primary
    case 2:
      guard let entry = LanguageCode.table.split(separator: " ").first(where: { $0.hasPrefix(primary + ":") }) else {
        throw .tracks(.language(text))
      }
      letters = String(entry.dropFirst(3))
    default: throw .tracks(.language(text))
    }
  }

  /// The code by which a container names the language.
  ///
  /// MOV numbers the languages that the Macintosh knew, and libavformat finds the number by these names; others are
  /// lost in it.
  func letters(in container: MovieContainer) -> String {
    guard container == .mov else { return letters }
    if letters == "swe" { return "sve" }
    if ["fra", "ron", "ces", "slk"].contains(letters) { return letters }
    let other = LanguageCode.others.split(separator: " ").first { $0.hasSuffix(":" + letters) }
    return other.map { String($0.prefix(3)) } ?? letters
  }

  /// Other codes, each with its code of ISO 639-2/T: those of ISO 639-2/B, and libavformat's for Swedish.
  private static let others = """
    alb:sqi arm:hye baq:eus bur:mya chi:zho cze:ces dut:nld fre:fra geo:kat ger:deu gre:ell ice:isl mac:mkd mao:mri \
    may:msa per:fas rum:ron slo:slk sve:swe tib:bod wel:cym
    """

  /// The languages of ISO 639-1, each with its code of ISO 639-2/T.
  private static let table = """
    aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak be:bel bg:bul bi:bis \
    bm:bam bn:ben bo:bod br:bre bs:bos ca:cat ce:che ch:cha co:cos cr:cre cs:ces cu:chu cv:chv cy:cym da:dan de:deu \
    dv:div dz:dzo ee:ewe el:ell en:eng eo:epo es:spa et:est eu:eus fa:fas ff:ful fi:fin fj:fij fo:fao fr:fra fy:fry \
    ga:gle gd:gla gl:glg gn:grn gu:guj gv:glv ha:hau he:heb hi:hin ho:hmo hr:hrv ht:hat hu:hun hy:hye hz:her ia:ina \
    id:ind ie:ile ig:ibo ii:iii ik:ipk io:ido is:isl it:ita iu:iku ja:jpn jv:jav ka:kat kg:kon ki:kik kj:kua kk:kaz \
    kl:kal km:khm kn:kan ko:kor kr:kau ks:kas ku:kur kv:kom kw:cor ky:kir la:lat lb:ltz lg:lug li:lim ln:lin lo:lao \
    lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mri mk:mkd ml:mal mn:mon mr:mar ms:msa mt:mlt my:mya na:nau nb:nob nd:nde \
    ne:nep ng:ndo nl:nld nn:nno no:nor nr:nbl nv:nav ny:nya oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol \
    ps:pus pt:por qu:que rm:roh rn:run ro:ron ru:rus rw:kin sa:san sc:srd sd:snd se:sme sg:sag si:sin sk:slk sl:slv \
    sm:smo sn:sna so:som sq:sqi sr:srp ss:ssw st:sot su:sun sv:swe sw:swa ta:tam te:tel tg:tgk th:tha ti:tir tk:tuk \
    tl:tgl tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi ty:tah ug:uig uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln \
    wo:wol xh:xho yi:yid yo:yor za:zha zh:zho zu:zul
    """
}
