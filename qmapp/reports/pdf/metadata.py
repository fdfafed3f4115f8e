"""What the file says about itself: XMP, document information, colours, and that it is tagged.

The file declares PDF/UA-1 (ISO 14289-1) and PDF/A-2u (ISO 19005-2): one file for the public and for the e-file.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

_EXTENSION = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"""

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:identifier>{identifier}</dc:identifier>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool><xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate>
<pdf:Producer>{creator}</pdf:Producer><pdf:Keywords>{keywords}</pdf:Keywords>
<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
{extension}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class Information:
    """Title and origin of a document as its properties show them."""

    title: str
    author: str
    subject: str = ""
    keywords: str = ""
    identifier: str = ""
    language: str = "de-DE"
    creator: str = "Q-Check"


def packet(information: Information, when: datetime) -> bytes:
    """The XMP packet; ``when`` is the moment of writing, with its zone."""
    texts = {
        name: escape(getattr(information, name))
        for name in ("title", "author", "subject", "keywords", "identifier", "language", "creator")
    }
    return _PACKET.format(**texts, when=when.isoformat(timespec="seconds"), extension=_EXTENSION).encode()


def write(canvas: Any, information: Information, when: datetime) -> None:
    """Put everything into reportlab's document before it is saved."""
    canvas.setTitle(information.title)
    canvas.setAuthor(information.author)
    canvas.setSubject(information.subject)
    canvas.setKeywords(information.keywords)
    canvas.setCreator(information.creator)
    canvas.setProducer(information.creator)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    document = canvas._doc
    catalog = document.Catalog
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.Metadata = XMP(creator=lambda _: packet(information, when))
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = PDFArray([document.Reference(_output_intent(document))])
    catalog.showOutline()


def _output_intent(document: Any) -> PDFDictionary:
    """The colours are sRGB (ISO 19005-2, 6.2.3); the profile is made by littleCMS, free of any copyright."""
    from PIL import ImageCms

    profile = PDFStream(
        dictionary=PDFDictionary({"N": 3}),
        content=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile),
        }
    )
