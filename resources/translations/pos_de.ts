<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AddressPad</name>
    <message>
        <source>Delete last letter</source>
        <translation>Letzten Buchstaben löschen</translation>
    </message>
</context>
<context>
    <name>AmountCard</name>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
</context>
<context>
    <name>Arrived</name>
    <message>
        <source>No. {number}, {when}</source>
        <translation>Nr. {number}, {when}</translation>
    </message>
    <message>
        <source>Type the amount that the customer says was paid.</source>
        <translation>Den Betrag eingeben, der laut Kunde bezahlt wurde.</translation>
    </message>
    <message>
        <source>Type the number of the sale or of its receipt.</source>
        <translation>Die Nummer des Verkaufs oder des Belegs eingeben.</translation>
    </message>
    <message>
        <source>Type the last four or more signs of the address, or of the payment&apos;s id.</source>
        <translation>Mindestens die letzten vier Zeichen der Adresse oder der Zahlungs-ID eingeben.</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>Was wird gesucht?</translation>
    </message>
    <message>
        <source>We do not know yet</source>
        <translation>Wir wissen es noch nicht</translation>
    </message>
    <message>
        <source>Payments cannot be seen right now. Nothing like it came before that.</source>
        <translation>Zahlungen sind gerade nicht zu sehen. Vorher kam nichts Ähnliches.</translation>
    </message>
    <message>
        <source>It never reached us</source>
        <translation>Es kam nie bei uns an</translation>
    </message>
    <message>
        <source>No sale of this till is like it. Look at the customer&apos;s wallet together.</source>
        <translation>Kein Verkauf dieser Kasse passt. Gemeinsam in die Wallet des Kunden schauen.</translation>
    </message>
    <message>
        <source>It arrived, {amount} short</source>
        <translation>Angekommen, {amount} zu wenig</translation>
    </message>
    <message>
        <source>It arrived: paid</source>
        <translation>Angekommen: bezahlt</translation>
    </message>
    <message>
        <source>It arrived: accepted</source>
        <translation>Angekommen: angenommen</translation>
    </message>
    <message>
        <source>It arrived: paid too much</source>
        <translation>Angekommen: zu viel bezahlt</translation>
    </message>
    <message>
        <source>It arrived, but late</source>
        <translation>Angekommen, aber zu spät</translation>
    </message>
    <message>
        <source>It is on its way: seen</source>
        <translation>Unterwegs: gesehen</translation>
    </message>
    <message>
        <source>It arrived, the sale was cancelled</source>
        <translation>Angekommen, der Verkauf war storniert</translation>
    </message>
    <message>
        <source>It is an address of ours, without a sale</source>
        <translation>Es ist eine Adresse von uns, ohne Verkauf</translation>
    </message>
    <message>
        <source>It belongs to the shop&apos;s account, but no sale of this till asked for money there. Look into the shop&apos;s wallet.</source>
        <translation>Sie gehört zum Konto des Ladens, aber kein Verkauf dieser Kasse hat dort Geld verlangt. Sehen Sie in der Wallet des Ladens nach.</translation>
    </message>
    <message>
        <source>It arrived, perhaps late</source>
        <translation>Es kam an, vielleicht verspätet</translation>
    </message>
    <message>
        <source>It arrived and went back</source>
        <translation>Angekommen und erstattet</translation>
    </message>
    <message>
        <source>{amount} came in at {time} for sale {number}.</source>
        <translation>{amount} kamen um {time} für Verkauf {number} an.</translation>
    </message>
    <message>
        <source>Not final yet: {blocks}.</source>
        <translation>Noch nicht endgültig: {blocks}.</translation>
    </message>
    <message>
        <source>Sale {number} asked for {amount} at {time}.</source>
        <translation>Verkauf {number} verlangte um {time} {amount}.</translation>
    </message>
    <message>
        <source>It came and was taken back</source>
        <translation>Es kam und wurde zurückgeholt</translation>
    </message>
    <message>
        <source>It is not paid.</source>
        <translation>Es ist nicht bezahlt.</translation>
    </message>
    <message>
        <source>It came and vanished</source>
        <translation>Es kam und verschwand</translation>
    </message>
    <message>
        <source>Nothing has arrived</source>
        <translation>Nichts ist angekommen</translation>
    </message>
    <message>
        <source>Its price expired at {time}.</source>
        <translation>Der Preis verfiel um {time}.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Er wurde storniert.</translation>
    </message>
    <message>
        <source>Nothing has arrived yet</source>
        <translation>Noch ist nichts angekommen</translation>
    </message>
    <message>
        <source>It is still waiting.</source>
        <translation>Er wartet noch.</translation>
    </message>
    <message>
        <source>{amount} at {time}</source>
        <translation>{amount} um {time}</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefordert</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>{sat}, in block {height}</source>
        <translation>{sat}, in Block {height}</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Erhalten</translation>
    </message>
    <message>
        <source>Address ends in</source>
        <translation>Adresse endet auf</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Address or id</source>
        <translation>Adresse, ID</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Open sale {number}</source>
        <translation>Verkauf {number} öffnen</translation>
    </message>
</context>
<context>
    <name>ArrivedAnswer</name>
    <message>
        <source>Close to it</source>
        <translation>Ähnliche</translation>
    </message>
</context>
<context>
    <name>ArrivedPad</name>
    <message>
        <source>Point</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>Delete last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
</context>
<context>
    <name>ArrivedScreen</name>
    <message>
        <source>Did it arrive?</source>
        <translation>Ist es angekommen?</translation>
    </message>
    <message>
        <source>Any sale ever made, also cancelled and expired ones.</source>
        <translation>Jeder Verkauf, auch stornierte und verfallene.</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>Was bekannt ist</translation>
    </message>
    <message>
        <source>End of the address, or the payment&apos;s id</source>
        <translation>Ende der Adresse oder Zahlungs-ID</translation>
    </message>
    <message>
        <source>For example h3zc ghd4</source>
        <translation>Zum Beispiel h3zc ghd4</translation>
    </message>
</context>
<context>
    <name>Calls</name>
    <message>
        <source>Turn on again</source>
        <translation>Wieder einschalten</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>No server</source>
        <translation>Kein Server</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Sending is off</source>
        <translation>Senden ist aus</translation>
    </message>
    <message>
        <source>In trouble</source>
        <translation>Gestört</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Sendet</translation>
    </message>
    <message>
        <source>In step</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Not being sent</source>
        <translation>Wird nicht gesendet</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Tried in vain</source>
        <translation>Erfolglos</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>in {seconds} s</source>
        <translation>in {seconds} s</translation>
    </message>
    <message>
        <source>in {minutes} min</source>
        <translation>in {minutes} min</translation>
    </message>
    <message>
        <source>in {hours} h</source>
        <translation>in {hours} h</translation>
    </message>
    <message>
        <source>again {when}</source>
        <translation>erneut {when}</translation>
    </message>
    <message>
        <source>Shift {number}</source>
        <translation>Schicht {number}</translation>
    </message>
    <message>
        <source>1 try</source>
        <translation>1 Versuch</translation>
    </message>
    <message>
        <source>{count} tries</source>
        <translation>{count} Versuche</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>too slow</source>
        <translation>zu langsam</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>nicht vertraut</translation>
    </message>
    <message>
        <source>Oldest since</source>
        <translation>Älteste seit</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Letzte Antwort</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>To be sent again since</source>
        <translation>Erneut zu senden seit</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Last try</source>
        <translation>Letzter Versuch</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>Nothing can be sent while sending is off.</source>
        <translation>Nichts kann gesendet werden, solange das Senden aus ist.</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>Nr. {number}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Erfolglos</translation>
    </message>
    <message>
        <source>There is no such call.</source>
        <translation>Es gibt keinen solchen Aufruf.</translation>
    </message>
    <message>
        <source>No server is told. Its address belongs into the settings.</source>
        <translation>Kein Server erfährt etwas. Seine Adresse gehört in die Einstellungen.</translation>
    </message>
    <message>
        <source>Nothing was told yet. Each change of a sale will stand here.</source>
        <translation>Noch wurde nichts gemeldet. Jede Änderung eines Verkaufs wird hier stehen.</translation>
    </message>
</context>
<context>
    <name>Cart</name>
    <message>
        <source>1 line</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>{count} lines</source>
        <translation>{count} Zeilen</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>being typed</source>
        <translation>wird eingegeben</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Zwischensumme</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>Trinkgeld</translation>
    </message>
    <message>
        <source>{amount} tax</source>
        <translation>{amount} Steuer</translation>
    </message>
    <message>
        <source>{amount} tip</source>
        <translation>{amount} Trinkgeld</translation>
    </message>
    <message>
        <source>Discount {percent} %</source>
        <translation>Rabatt {percent} %</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>plus {rate} % {name}</source>
        <translation>zzgl. {rate} % {name}</translation>
    </message>
    <message>
        <source>of it {rate} % {name}</source>
        <translation>darin {rate} % {name}</translation>
    </message>
    <message>
        <source>tax</source>
        <translation>Steuer</translation>
    </message>
    <message>
        <source>How many?</source>
        <translation>Wie viele?</translation>
    </message>
    <message>
        <source>Discount on this sale</source>
        <translation>Rabatt auf diesen Verkauf</translation>
    </message>
    <message>
        <source>Discount on this line</source>
        <translation>Rabatt auf diese Zeile</translation>
    </message>
    <message>
        <source>{before} becomes {after}</source>
        <translation>aus {before} wird {after}</translation>
    </message>
    <message>
        <source>Take {share} off</source>
        <translation>{share} abziehen</translation>
    </message>
    <message>
        <source>Take {count}</source>
        <translation>{count} nehmen</translation>
    </message>
    <message>
        <source>{count} on hold</source>
        <translation>{count} zurückgestellt</translation>
    </message>
</context>
<context>
    <name>CartActions</name>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>CartColumn</name>
    <message>
        <source>This sale</source>
        <translation>Dieser Verkauf</translation>
    </message>
</context>
<context>
    <name>CartLineTools</name>
    <message>
        <source>One fewer</source>
        <translation>Eins weniger</translation>
    </message>
    <message>
        <source>How many: %1</source>
        <translation>Wie viele: %1</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Eins mehr</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>CartLines</name>
    <message>
        <source>Lines of this sale</source>
        <translation>Zeilen dieses Verkaufs</translation>
    </message>
    <message>
        <source>Type an amount, or scan goods</source>
        <translation>Betrag eingeben oder Ware scannen</translation>
    </message>
</context>
<context>
    <name>CartPage</name>
    <message>
        <source>This sale</source>
        <translation>Dieser Verkauf</translation>
    </message>
    <message>
        <source>Back to the keypad</source>
        <translation>Zurück zum Tastenfeld</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>No items yet: type amounts on the keypad, or let the owner add what you sell.</source>
        <translation>Noch keine Artikel: Beträge eintippen, oder die Inhaberin legt an, was verkauft wird.</translation>
    </message>
    <message>
        <source>Nothing is called so, and no number begins so.</source>
        <translation>Nichts heißt so, und keine Nummer fängt so an.</translation>
    </message>
    <message>
        <source>Nothing in here yet.</source>
        <translation>Hier ist noch nichts.</translation>
    </message>
    <message>
        <source>Added: {name}</source>
        <translation>Hinzugefügt: {name}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>No items yet: add the first one, or take in a list.</source>
        <translation>Noch keine Artikel: den ersten anlegen oder eine Liste übernehmen.</translation>
    </message>
    <message>
        <source>not sold</source>
        <translation>nicht im Verkauf</translation>
    </message>
    <message>
        <source>Without a number it is found by its name.</source>
        <translation>Ohne Nummer findet man ihn am Namen.</translation>
    </message>
    <message>
        <source>The last digit should be {digit}: look again.</source>
        <translation>Die letzte Ziffer müsste {digit} sein: bitte noch einmal ansehen.</translation>
    </message>
    <message>
        <source>{kind}: its check digit is right.</source>
        <translation>{kind}: Die Prüfziffer stimmt.</translation>
    </message>
    <message>
        <source>A number of the shop&apos;s own.</source>
        <translation>Eine Nummer des Ladens.</translation>
    </message>
    <message>
        <source>Type a name: it stands on the tile and the receipt.</source>
        <translation>Bitte einen Namen eingeben: Er steht auf der Kachel und dem Beleg.</translation>
    </message>
    <message>
        <source>Type a price, such as {example}.</source>
        <translation>Bitte einen Preis eingeben, etwa {example}.</translation>
    </message>
    <message>
        <source>Type a tax rate below 100, or leave it empty.</source>
        <translation>Bitte einen Steuersatz unter 100 eingeben oder leer lassen.</translation>
    </message>
    <message>
        <source>Taken in: {added} new, {changed} changed.</source>
        <translation>Übernommen: {added} neu, {changed} geändert.</translation>
    </message>
    <message>
        <source>All items stand in {file}.</source>
        <translation>Alle Artikel stehen in {file}.</translation>
    </message>
    <message>
        <source>Lists in {folder}</source>
        <translation>Listen in {folder}</translation>
    </message>
    <message>
        <source>Put a CSV file into {folder}, then look again.</source>
        <translation>Eine CSV-Datei nach {folder} legen, dann noch einmal nachsehen.</translation>
    </message>
    <message>
        <source>{count} lines to mend: nothing is taken in before.</source>
        <translation>{count} Zeilen zu berichtigen: Vorher wird nichts übernommen.</translation>
    </message>
    <message>
        <source>{added} new, {changed} changed, {same} as they are.</source>
        <translation>{added} neu, {changed} geändert, {same} wie bisher.</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>Zeile {line}</translation>
    </message>
    <message>
        <source>new, {price}</source>
        <translation>neu, {price}</translation>
    </message>
    <message>
        <source>{before}, then {price}</source>
        <translation>{before}, dann {price}</translation>
    </message>
    <message>
        <source>changed, {price}</source>
        <translation>geändert, {price}</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Block {height} was mined.</source>
        <translation>Block {height} wurde gefunden.</translation>
    </message>
    <message>
        <source>Nothing to pay yet</source>
        <translation>Noch nichts zu bezahlen</translation>
    </message>
    <message>
        <source>Sale {number} · {amount}</source>
        <translation>Verkauf {number} · {amount}</translation>
    </message>
    <message>
        <source>Type an amount on the till and touch Charge.</source>
        <translation>An der Kasse einen Betrag eingeben und auf Kassieren tippen.</translation>
    </message>
    <message>
        <source>Now: {state}</source>
        <translation>Jetzt: {state}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>payment {payment}, order {order}</source>
        <translation>Zahlung {payment}, Bestellung {order}</translation>
    </message>
</context>
<context>
    <name>DemoCall</name>
    <message>
        <source>signature verified</source>
        <translation>Signatur geprüft</translation>
    </message>
    <message>
        <source>wrong signature</source>
        <translation>falsche Signatur</translation>
    </message>
</context>
<context>
    <name>DemoCalls</name>
    <message>
        <source>The store&apos;s server</source>
        <translation>Der Server des Ladens</translation>
    </message>
    <message>
        <source>Each change of a sale arrives here.</source>
        <translation>Jede Änderung eines Verkaufs kommt hier an.</translation>
    </message>
</context>
<context>
    <name>DemoDrawer</name>
    <message>
        <source>Show the customer</source>
        <translation>Kunden zeigen</translation>
    </message>
    <message>
        <source>Customer (demo)</source>
        <translation>Kunde (Demo)</translation>
    </message>
</context>
<context>
    <name>DemoPanel</name>
    <message>
        <source>Customer (demo)</source>
        <translation>Kunde (Demo)</translation>
    </message>
    <message>
        <source>No real money, not a part of the till</source>
        <translation>Kein echtes Geld, kein Teil der Kasse</translation>
    </message>
    <message>
        <source>Put the customer away</source>
        <translation>Kunden ausblenden</translation>
    </message>
    <message>
        <source>Pay exactly</source>
        <translation>Genau zahlen</translation>
    </message>
    <message>
        <source>Mine a block</source>
        <translation>Block finden</translation>
    </message>
    <message>
        <source>Pay too little</source>
        <translation>Zu wenig zahlen</translation>
    </message>
    <message>
        <source>Pay too much</source>
        <translation>Zu viel zahlen</translation>
    </message>
    <message>
        <source>Pay late</source>
        <translation>Zu spät zahlen</translation>
    </message>
    <message>
        <source>Double-spend</source>
        <translation>Doppelt ausgeben</translation>
    </message>
</context>
<context>
    <name>DemoPaper</name>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>A paid sale prints its receipt here.</source>
        <translation>Ein bezahlter Verkauf druckt hier seinen Beleg.</translation>
    </message>
    <message>
        <source>The newest paper</source>
        <translation>Das neueste Papier</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Printer</source>
        <translation>Drucker</translation>
    </message>
    <message>
        <source>Store&apos;s server</source>
        <translation>Server des Ladens</translation>
    </message>
    <message>
        <source>Payment servers</source>
        <translation>Zahlungsserver</translation>
    </message>
    <message>
        <source>No server was asked yet.</source>
        <translation>Noch wurde kein Server gefragt.</translation>
    </message>
    <message>
        <source>One server is asked. A second one would confirm or contradict it.</source>
        <translation>Ein Server wird gefragt. Ein zweiter würde ihn bestätigen oder ihm widersprechen.</translation>
    </message>
    <message>
        <source>One leads, the others confirm or contradict what it says.</source>
        <translation>Einer führt, die anderen bestätigen ihn oder widersprechen ihm.</translation>
    </message>
    <message>
        <source>leads</source>
        <translation>führt</translation>
    </message>
    <message>
        <source>confirms</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>put aside</source>
        <translation>beiseitegelegt</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>block {height}</source>
        <translation>Block {height}</translation>
    </message>
    <message>
        <source>Set the gap limit of your wallet to {limit}.</source>
        <translation>Stellen Sie das Gap-Limit Ihrer Wallet auf {limit}.</translation>
    </message>
    <message>
        <source>Addresses in a row without a payment</source>
        <translation>Adressen in Folge ohne Zahlung</translation>
    </message>
    <message>
        <source>Exchange rate</source>
        <translation>Wechselkurs</translation>
    </message>
    <message>
        <source>It takes two sources that agree, and there are none.</source>
        <translation>Zwei Quellen müssen übereinstimmen, und das tun keine.</translation>
    </message>
    <message>
        <source>The median of {count} sources that agree: {price}.</source>
        <translation>Der Median aus {count} Quellen, die übereinstimmen: {price}.</translation>
    </message>
    <message>
        <source>left out: too far from the others, or too old</source>
        <translation>ausgelassen: zu weit von den anderen weg oder zu alt</translation>
    </message>
    <message>
        <source>{price}, {seconds} s old</source>
        <translation>{price}, {seconds} s alt</translation>
    </message>
    <message>
        <source>Calls that wait</source>
        <translation>Aufrufe, die warten</translation>
    </message>
    <message>
        <source>The oldest since</source>
        <translation>Der älteste seit</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Letzte Antwort</translation>
    </message>
    <message>
        <source>Show the calls</source>
        <translation>Aufrufe zeigen</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Funktioniert</translation>
    </message>
    <message>
        <source>{count} are waiting</source>
        <translation>{count} warten</translation>
    </message>
</context>
<context>
    <name>Display</name>
    <message>
        <source>Still to pay</source>
        <translation>Noch zu zahlen</translation>
    </message>
    <message>
        <source>Payment seen</source>
        <translation>Zahlung gesehen</translation>
    </message>
    <message>
        <source>Nothing more to do</source>
        <translation>Nichts weiter zu tun</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation>Vielen Dank</translation>
    </message>
    <message>
        <source>Please speak to us</source>
        <translation>Bitte ansprechen</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>FEHLER</translation>
    </message>
    <message>
        <source>Every setting is allowed.</source>
        <translation>Jede Einstellung ist erlaubt.</translation>
    </message>
    <message>
        <source>Set up; it is first asked by a sale.</source>
        <translation>Eingerichtet; gefragt wird beim ersten Verkauf.</translation>
    </message>
    <message>
        <source>Ready to print.</source>
        <translation>Druckbereit.</translation>
    </message>
    <message>
        <source>Its own letters are known, {columns} in a line.</source>
        <translation>Seine eigenen Buchstaben sind bekannt, {columns} in einer Zeile.</translation>
    </message>
    <message>
        <source>Prints {width} by {height} dots on wide paper.</source>
        <translation>Wird auf breitem Papier mit {width} mal {height} Punkten gedruckt.</translation>
    </message>
    <message>
        <source>Takes what it is to show.</source>
        <translation>Nimmt an, was es zeigen soll.</translation>
    </message>
    <message>
        <source>Hangs on {place}, pin {pin}. It was not opened.</source>
        <translation>Hängt an {place}, Stift {pin}. Sie wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>The first address is {address}.</source>
        <translation>Die erste Adresse ist {address}.</translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>Opening</source>
        <translation>Öffnet</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Not open</source>
        <translation>Noch zu</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Nachsehen</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>Lade</translation>
    </message>
</context>
<context>
    <name>DrawerButton</name>
    <message>
        <source>Opens the cash drawer</source>
        <translation>Öffnet die Kassenlade</translation>
    </message>
</context>
<context>
    <name>EntryOverlays</name>
    <message>
        <source>What this line is, also on the receipt</source>
        <translation>Was diese Zeile ist, auch auf dem Beleg</translation>
    </message>
    <message>
        <source>What is sold</source>
        <translation>Was verkauft wird</translation>
    </message>
    <message>
        <source>Clear this sale?</source>
        <translation>Diesen Verkauf verwerfen?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Clear it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Drop this sale?</source>
        <translation>Diesen Verkauf verwerfen?</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>FirstOwnerScreen</name>
    <message>
        <source>You are the owner</source>
        <translation>Ihnen gehört der Laden</translation>
    </message>
    <message>
        <source>Say who you are and choose a PIN that nobody knows. There is none yet, and nobody can sell before.</source>
        <translation>Sagen Sie, wer Sie sind, und wählen Sie eine PIN, die niemand kennt. Noch gibt es keine, und vorher kann niemand verkaufen.</translation>
    </message>
    <message>
        <source>Others come later, under Settings. A forgotten owner&apos;s PIN needs the machine&apos;s own user.</source>
        <translation>Andere kommen später dazu, unter Einstellungen. Eine vergessene PIN des Inhabers setzt nur der Benutzer des Rechners neu.</translation>
    </message>
    <message>
        <source>4 to 12 digits, then the check</source>
        <translation>4 bis 12 Ziffern, dann der Haken</translation>
    </message>
</context>
<context>
    <name>FoundPrinter</name>
    <message>
        <source>The till&apos;s user may not use it yet.</source>
        <translation>Der Benutzer der Kasse darf ihn noch nicht benutzen.</translation>
    </message>
</context>
<context>
    <name>GoodsCategories</name>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
</context>
<context>
    <name>GoodsFoot</name>
    <message>
        <source>Keypad</source>
        <translation>Tastenfeld</translation>
    </message>
</context>
<context>
    <name>GoodsQuantity</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>How much?</source>
        <translation>Wie viel?</translation>
    </message>
    <message>
        <source>Decimal point</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Delete last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
</context>
<context>
    <name>GoodsScreen</name>
    <message>
        <source>Name or number</source>
        <translation>Name oder Nummer</translation>
    </message>
    <message>
        <source>Hide keys</source>
        <translation>Tasten weg</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Edit items</source>
        <translation>Artikel ändern</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Delete last letter</source>
        <translation>Letzten Buchstaben löschen</translation>
    </message>
    <message>
        <source>Capital letter</source>
        <translation>Großbuchstabe</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
</context>
<context>
    <name>HeldPage</name>
    <message>
        <source>Sales on hold</source>
        <translation>Zurückgestellte Verkäufe</translation>
    </message>
    <message>
        <source>Back to the keypad</source>
        <translation>Zurück zum Tastenfeld</translation>
    </message>
    <message>
        <source>Charge, hold or clear the sale on the keypad first.</source>
        <translation>Zuerst den Verkauf auf dem Tastenfeld kassieren, zurückstellen oder verwerfen.</translation>
    </message>
    <message>
        <source>No sale is on hold</source>
        <translation>Kein Verkauf ist zurückgestellt</translation>
    </message>
</context>
<context>
    <name>HeldRow</name>
    <message>
        <source>Drop</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Drop %1</source>
        <translation>%1 verwerfen</translation>
    </message>
    <message>
        <source>Take up</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>Take up %1</source>
        <translation>%1 holen</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>1 sale found</source>
        <translation>1 Verkauf gefunden</translation>
    </message>
    <message>
        <source>the newest {count} sales</source>
        <translation>die neuesten {count} Verkäufe</translation>
    </message>
    <message>
        <source>{count} sales found</source>
        <translation>{count} Verkäufe gefunden</translation>
    </message>
    <message>
        <source>No sale is like that.</source>
        <translation>Kein Verkauf passt dazu.</translation>
    </message>
    <message>
        <source>No sales yet. The first one will stand here.</source>
        <translation>Noch keine Verkäufe. Der erste wird hier stehen.</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Alle Zustände</translation>
    </message>
    <message>
        <source>All cashiers</source>
        <translation>Alle Personen</translation>
    </message>
    <message>
        <source>Sale {number}</source>
        <translation>Verkauf {number}</translation>
    </message>
    <message>
        <source>Print copy</source>
        <translation>Kopie drucken</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>Zettel drucken</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>Jeder Tag</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Since yesterday</source>
        <translation>Seit gestern</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>Nr. {number}</translation>
    </message>
</context>
<context>
    <name>HistoryChips</name>
    <message>
        <source>Open only</source>
        <translation>Nur offene</translation>
    </message>
</context>
<context>
    <name>HistoryScreen</name>
    <message>
        <source>Number, amount, day, name, state, note, payment id</source>
        <translation>Nummer, Betrag, Tag, Name, Zustand, Notiz, Zahlungs-ID</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Verkäufe</translation>
    </message>
</context>
<context>
    <name>ItemForm</name>
    <message>
        <source>New item</source>
        <translation>Neuer Artikel</translation>
    </message>
    <message>
        <source>Change item</source>
        <translation>Artikel ändern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Price, %1</source>
        <translation>Preis, %1</translation>
    </message>
    <message>
        <source>Unit, for what is weighed</source>
        <translation>Einheit für Gewogenes</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>kg</translation>
    </message>
    <message>
        <source>Number or barcode</source>
        <translation>Nummer oder Strichcode</translation>
    </message>
    <message>
        <source>Tax rate, per cent</source>
        <translation>Steuersatz in Prozent</translation>
    </message>
    <message>
        <source>as the shop&apos;s</source>
        <translation>wie im Laden</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>It is sold</source>
        <translation>Wird verkauft</translation>
    </message>
    <message>
        <source>Add item</source>
        <translation>Artikel anlegen</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Änderungen speichern</translation>
    </message>
    <message>
        <source>Nothing changed</source>
        <translation>Nichts geändert</translation>
    </message>
</context>
<context>
    <name>ItemLists</name>
    <message>
        <source>Edit items</source>
        <translation>Artikel ändern</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Write all items</source>
        <translation>Alle Artikel schreiben</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Touch a list to see what it would change.</source>
        <translation>Eine Liste antippen, um zu sehen, was sie ändern würde.</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Nothing to take in</source>
        <translation>Nichts zu übernehmen</translation>
    </message>
</context>
<context>
    <name>ItemsScreen</name>
    <message>
        <source>Items</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>Name oder Nummer</translation>
    </message>
    <message>
        <source>New item</source>
        <translation>Neuer Artikel</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Touch an item to change it.</source>
        <translation>Einen Artikel antippen, um ihn zu ändern.</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>The journal is empty.</source>
        <translation>Das Journal ist leer.</translation>
    </message>
    <message>
        <source>The journal is whole, from entry 1 to its head {head}</source>
        <translation>Das Journal ist unversehrt, von Eintrag 1 bis zu seinem Ende {head}</translation>
    </message>
    <message>
        <source>Written to {file}. {journal}</source>
        <translation>Geschrieben nach {file}. {journal}</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Type an amount</source>
        <translation>Betrag eingeben</translation>
    </message>
    <message>
        <source>Charge {amount}</source>
        <translation>Kassieren {amount}</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Sales are stopped</source>
        <translation>Verkauf gestoppt</translation>
    </message>
    <message>
        <source>Stopped: no rate</source>
        <translation>Gestoppt: kein Kurs</translation>
    </message>
    <message>
        <source>At least {least}</source>
        <translation>Mindestens {least}</translation>
    </message>
    <message>
        <source>Too much</source>
        <translation>Zu viel</translation>
    </message>
    <message>
        <source>Decimal point</source>
        <translation>Dezimaltrennzeichen</translation>
    </message>
    <message>
        <source>Delete last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>Zeile dazu</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>Choose your face</source>
        <translation>Gesicht wählen</translation>
    </message>
    <message>
        <source>{name}, your PIN</source>
        <translation>{name}, Ihre PIN</translation>
    </message>
    <message>
        <source>Demo: the PIN is {digits}.</source>
        <translation>Demo: Die PIN ist {digits}.</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Touch your face, then type your PIN.</source>
        <translation>Gesicht antippen, dann PIN eingeben.</translation>
    </message>
    <message>
        <source>The sale on the screen stays.</source>
        <translation>Der Verkauf auf dem Schirm bleibt.</translation>
    </message>
    <message>
        <source>1 open sale is watched on.</source>
        <translation>1 offener Verkauf wird weiter beobachtet.</translation>
    </message>
    <message>
        <source>{count} open sales are watched on.</source>
        <translation>{count} offene Verkäufe werden weiter beobachtet.</translation>
    </message>
</context>
<context>
    <name>LockButton</name>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>The sale on the screen stays</source>
        <translation>Der Verkauf auf dem Schirm bleibt</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Who is selling?</source>
        <translation>Wer verkauft?</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Till</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Ansichten</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>The account is missing: paste the public key of the wallet&apos;s account.</source>
        <translation>Das Konto (account) fehlt: den öffentlichen Schlüssel des Wallet-Kontos einfügen.</translation>
    </message>
    <message>
        <source>The account is a private key ({kind}). A till must never hold one: use the public key of the account.</source>
        <translation>Das Konto (account) ist ein privater Schlüssel ({kind}). Eine Kasse darf nie einen haben: den öffentlichen Schlüssel nehmen.</translation>
    </message>
    <message>
        <source>The account is a list of seed words. A till must never hold them: use the public key of the account.</source>
        <translation>Das Konto (account) ist eine Liste von Seed-Wörtern. Eine Kasse darf sie nie haben: den öffentlichen Schlüssel nehmen.</translation>
    </message>
    <message>
        <source>The script of the account is unknown. Allowed: {allowed}.</source>
        <translation>Das Skript des Kontos (account) ist unbekannt. Erlaubt: {allowed}.</translation>
    </message>
    <message>
        <source>An account that starts with {prefix} also needs its script: p2pkh, p2sh-p2wpkh, p2wpkh or p2tr.</source>
        <translation>Ein Konto (account), das mit {prefix} beginnt, braucht auch sein script: p2pkh, p2sh-p2wpkh, p2wpkh oder p2tr.</translation>
    </message>
    <message>
        <source>The account ({source}) makes other addresses than the script says: it makes {script}.</source>
        <translation>Das Konto (account, {source}) macht andere Adressen als das script sagt: nämlich {script}.</translation>
    </message>
    <message>
        <source>The account is a single address. Use the public key of the account, it makes a new address for each sale.</source>
        <translation>Das Konto (account) ist eine einzelne Adresse. Den öffentlichen Schlüssel nehmen, er macht für jeden Verkauf eine neue.</translation>
    </message>
    <message>
        <source>The account is a single key. Use the extended public key of the account.</source>
        <translation>Das Konto (account) ist ein einzelner Schlüssel. Den erweiterten öffentlichen Schlüssel nehmen.</translation>
    </message>
    <message>
        <source>The account cannot be read. Paste an xpub, ypub, zpub or a descriptor, whole and without changes.</source>
        <translation>Das Konto (account) ist nicht lesbar. Einen xpub, ypub, zpub oder Deskriptor ganz und unverändert einfügen.</translation>
    </message>
    <message>
        <source>The account has a damaged origin: what stands in the square brackets is wrong.</source>
        <translation>Das Konto (account) hat eine beschädigte Herkunft: was in den eckigen Klammern steht, ist falsch.</translation>
    </message>
    <message>
        <source>The account ({prefix}) belongs to {key_network}, the till is set to {network}.</source>
        <translation>Das Konto (account, {prefix}) gehört zu {key_network}, die Kasse ist auf {network} eingestellt.</translation>
    </message>
    <message>
        <source>The account is damaged ({reason}). Copy it again, whole and without changes.</source>
        <translation>Das Konto (account) ist beschädigt ({reason}). Noch einmal ganz und unverändert kopieren.</translation>
    </message>
    <message>
        <source>The account belongs to another coin, not to bitcoin.</source>
        <translation>Das Konto (account) gehört zu einer anderen Währung, nicht zu Bitcoin.</translation>
    </message>
    <message>
        <source>The account needs several signers ({form}). This till works with accounts of one signer.</source>
        <translation>Das Konto (account) braucht mehrere Unterschriften ({form}). Diese Kasse arbeitet mit Konten einer Person.</translation>
    </message>
    <message>
        <source>The account is a descriptor without its checksum. Copy it with the # and the eight letters after it.</source>
        <translation>Das Konto (account) ist ein Deskriptor ohne Prüfsumme. Mit dem # und den acht Zeichen danach kopieren.</translation>
    </message>
    <message>
        <source>The account has a wrong checksum: a letter is wrong or missing. Copy it again.</source>
        <translation>Das Konto (account) hat eine falsche Prüfsumme: ein Zeichen ist falsch oder fehlt. Noch einmal kopieren.</translation>
    </message>
    <message>
        <source>The account has the form {form}, which this till does not know. It knows pkh, sh(wpkh), wpkh and tr.</source>
        <translation>Das Konto (account) hat die Form {form}, die diese Kasse nicht kennt. Sie kennt pkh, sh(wpkh), wpkh und tr.</translation>
    </message>
    <message>
        <source>The account is a taproot descriptor with scripts. This till works with the plain key only.</source>
        <translation>Das Konto (account) ist ein Taproot-Deskriptor mit Skripten. Diese Kasse arbeitet nur mit dem reinen Schlüssel.</translation>
    </message>
    <message>
        <source>The account has the hardened step {step} after its key. That needs the private key; a till has none.</source>
        <translation>Das Konto (account) hat nach dem Schlüssel den gehärteten Schritt {step}. Das braucht den privaten Schlüssel; eine Kasse hat keinen.</translation>
    </message>
    <message>
        <source>The account has no * and would make the same address for ever. Use a descriptor that ends in /*.</source>
        <translation>Das Konto (account) hat kein * und würde immer dieselbe Adresse machen. Einen Deskriptor nehmen, der auf /* endet.</translation>
    </message>
    <message>
        <source>The account has more than one *. Only the last step may be one.</source>
        <translation>Das Konto (account) hat mehr als ein *. Nur der letzte Schritt darf eines sein.</translation>
    </message>
    <message>
        <source>The * of the account must be its last step.</source>
        <translation>Das * des Kontos (account) muss sein letzter Schritt sein.</translation>
    </message>
    <message>
        <source>The account has several branches. Only &lt;0;1&gt;/* is allowed; the till uses the first.</source>
        <translation>Das Konto (account) hat mehrere Zweige. Nur &lt;0;1&gt;/* ist erlaubt; die Kasse nimmt den ersten.</translation>
    </message>
    <message>
        <source>Address {index} of the account came out different when it was made again. Do not sell; call for help.</source>
        <translation>Adresse {index} des Kontos (account) kam beim zweiten Mal anders heraus. Nicht verkaufen; Hilfe holen.</translation>
    </message>
    <message>
        <source>The address is damaged: a letter is wrong or missing.</source>
        <translation>Die Adresse ist beschädigt: ein Zeichen ist falsch oder fehlt.</translation>
    </message>
    <message>
        <source>The address belongs to {address_network}, the till is set to {network}.</source>
        <translation>Die Adresse gehört zu {address_network}, die Kasse ist auf {network} eingestellt.</translation>
    </message>
    <message>
        <source>This network is unknown. Allowed: {allowed}.</source>
        <translation>Dieses Netz ist unbekannt. Erlaubt: {allowed}.</translation>
    </message>
    <message>
        <source>Something unexpected happened. The log tells more.</source>
        <translation>Etwas Unerwartetes ist geschehen. Mehr steht im Protokoll.</translation>
    </message>
    <message>
        <source>{host} does not answer. Check the network.</source>
        <translation>{host} antwortet nicht. Das Netzwerk prüfen.</translation>
    </message>
    <message>
        <source>{host} took longer than {seconds} s. Check the network.</source>
        <translation>{host} brauchte länger als {seconds} s. Das Netzwerk prüfen.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid. Check the date of this machine.</source>
        <translation>Das Zertifikat von {host} gilt nicht. Das Datum dieses Geräts prüfen.</translation>
    </message>
    <message>
        <source>{host} sent far too much. It is asked again later.</source>
        <translation>{host} schickte viel zu viel. Es wird später wieder gefragt.</translation>
    </message>
    <message>
        <source>{host} answered with nonsense. Check its address in the settings.</source>
        <translation>{host} antwortete Unsinn. Die Adresse in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>{source} is too slow. Check the network.</source>
        <translation>{source} ist zu langsam. Das Netzwerk prüfen.</translation>
    </message>
    <message>
        <source>{source} has a failure of its own ({status}). It is asked again soon.</source>
        <translation>{source} hat selbst eine Störung ({status}). Bald wird wieder gefragt.</translation>
    </message>
    <message>
        <source>{source} refuses to answer ({status}). Choose another source if it stays so.</source>
        <translation>{source} verweigert die Antwort ({status}). Bleibt es so, eine andere Quelle wählen.</translation>
    </message>
    <message>
        <source>{source} answered with nonsense. Choose another source if it stays so.</source>
        <translation>{source} antwortete Unsinn. Bleibt es so, eine andere Quelle wählen.</translation>
    </message>
    <message>
        <source>The price that {source} gives is too old to be used.</source>
        <translation>Der Preis von {source} ist zu alt.</translation>
    </message>
    <message>
        <source>{source} knows no price in {currency}. Choose other sources for it.</source>
        <translation>{source} kennt keinen Preis in {currency}. Dafür andere Quellen wählen.</translation>
    </message>
    <message>
        <source>{key} = {value} is not allowed. Allowed: {allowed}.</source>
        <translation>{key} = {value} ist nicht erlaubt. Erlaubt: {allowed}.</translation>
    </message>
    <message>
        <source>{key} is missing. Allowed: {allowed}.</source>
        <translation>{key} fehlt. Erlaubt: {allowed}.</translation>
    </message>
    <message>
        <source>{key} is no setting. The nearest one is {nearest}.</source>
        <translation>{key} ist keine Einstellung. Am nächsten kommt {nearest}.</translation>
    </message>
    <message>
        <source>The file can&apos;t be read: {reason}.</source>
        <translation>Die Datei ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>This is not valid TOML: {reason}.</source>
        <translation>Das ist kein gültiges TOML: {reason}.</translation>
    </message>
    <message>
        <source>The settings could not be saved: {reason}.</source>
        <translation>Die Einstellungen konnten nicht gespeichert werden: {reason}.</translation>
    </message>
    <message>
        <source>There are no settings yet. Run pos-app once and fill in the set-up page.</source>
        <translation>Es gibt noch keine Einstellungen. pos-app einmal starten und die Einrichtung ausfüllen.</translation>
    </message>
    <message>
        <source>No network: payments cannot be seen right now</source>
        <translation>Kein Netz: Zahlungen sind gerade nicht zu sehen</translation>
    </message>
    <message>
        <source>The payment server is slow: payments may be seen late</source>
        <translation>Der Zahlungsserver ist langsam: Zahlungen kommen verspätet</translation>
    </message>
    <message>
        <source>The payment server lacks the newest blocks</source>
        <translation>Dem Zahlungsserver fehlen die neuesten Blöcke</translation>
    </message>
    <message>
        <source>The payment server follows another network</source>
        <translation>Der Zahlungsserver folgt einem anderen Netz</translation>
    </message>
    <message>
        <source>The payment server shows another certificate</source>
        <translation>Der Zahlungsserver zeigt ein anderes Zertifikat</translation>
    </message>
    <message>
        <source>The payment server shows a bad certificate</source>
        <translation>Der Zahlungsserver zeigt ein falsches Zertifikat</translation>
    </message>
    <message>
        <source>The list of known servers is damaged</source>
        <translation>Die Liste bekannter Server ist beschädigt</translation>
    </message>
    <message>
        <source>The payment server answers nonsense</source>
        <translation>Der Zahlungsserver antwortet Unsinn</translation>
    </message>
    <message>
        <source>The payment server contradicts itself</source>
        <translation>Der Zahlungsserver widerspricht sich</translation>
    </message>
    <message>
        <source>The payment server refuses this till</source>
        <translation>Der Zahlungsserver weist diese Kasse ab</translation>
    </message>
    <message>
        <source>The payment server asks for a rest: payments may be seen late</source>
        <translation>Der Zahlungsserver will eine Pause: Zahlungen kommen verspätet</translation>
    </message>
    <message>
        <source>No new block for {minutes} minutes</source>
        <translation>Seit {minutes} Minuten kein neuer Block</translation>
    </message>
    <message>
        <source>Sales are stopped: no exchange rate</source>
        <translation>Verkauf gestoppt: kein Wechselkurs</translation>
    </message>
    <message>
        <source>Sales are stopped: the rate is too old</source>
        <translation>Verkauf gestoppt: der Kurs ist zu alt</translation>
    </message>
    <message>
        <source>The exchange rate is getting old</source>
        <translation>Der Wechselkurs wird alt</translation>
    </message>
    <message>
        <source>Sales are stopped: the address check failed</source>
        <translation>Verkauf gestoppt: die Adressprüfung schlug fehl</translation>
    </message>
    <message>
        <source>Addresses cannot be checked right now</source>
        <translation>Adressen können gerade nicht geprüft werden</translation>
    </message>
    <message>
        <source>The till is getting ready</source>
        <translation>Die Kasse macht sich bereit</translation>
    </message>
    <message>
        <source>The payment server cannot prove what it says</source>
        <translation>Der Zahlungsserver kann nicht belegen, was er sagt</translation>
    </message>
    <message>
        <source>The till is looking for addresses used before</source>
        <translation>Die Kasse sucht früher benutzte Adressen</translation>
    </message>
    <message>
        <source>The printer does not answer</source>
        <translation>Der Drucker antwortet nicht</translation>
    </message>
    <message>
        <source>The printer was stopped</source>
        <translation>Der Drucker wurde angehalten</translation>
    </message>
    <message>
        <source>The printer&apos;s lid is open</source>
        <translation>Der Deckel des Druckers ist offen</translation>
    </message>
    <message>
        <source>Printer is out of paper</source>
        <translation>Der Drucker hat kein Papier</translation>
    </message>
    <message>
        <source>The printer reports a fault</source>
        <translation>Der Drucker meldet eine Störung</translation>
    </message>
    <message>
        <source>The printer&apos;s knife is stuck</source>
        <translation>Das Messer des Druckers klemmt</translation>
    </message>
    <message>
        <source>The printer has stopped</source>
        <translation>Der Drucker ist stehen geblieben</translation>
    </message>
    <message>
        <source>The printer is too hot</source>
        <translation>Der Drucker ist zu heiß</translation>
    </message>
    <message>
        <source>The printer is broken</source>
        <translation>Der Drucker ist defekt</translation>
    </message>
    <message>
        <source>The printer is offline</source>
        <translation>Der Drucker ist offline</translation>
    </message>
    <message>
        <source>Printer paper is nearly out</source>
        <translation>Das Druckerpapier ist fast zu Ende</translation>
    </message>
    <message>
        <source>The printer refuses the connection</source>
        <translation>Der Drucker lehnt die Verbindung ab</translation>
    </message>
    <message>
        <source>The printer&apos;s name is not known</source>
        <translation>Der Name des Druckers ist nicht bekannt</translation>
    </message>
    <message>
        <source>The printer is off</source>
        <translation>Der Drucker ist aus</translation>
    </message>
    <message>
        <source>The printer serves someone else</source>
        <translation>Der Drucker bedient jemand anderen</translation>
    </message>
    <message>
        <source>The printer is not plugged in</source>
        <translation>Der Drucker ist nicht eingesteckt</translation>
    </message>
    <message>
        <source>This is no printer&apos;s port</source>
        <translation>Das ist kein Anschluss eines Druckers</translation>
    </message>
    <message>
        <source>The print system refuses papers</source>
        <translation>Das Drucksystem nimmt keine Belege an</translation>
    </message>
    <message>
        <source>The print system does not answer</source>
        <translation>Das Drucksystem antwortet nicht</translation>
    </message>
    <message>
        <source>The receipts&apos; file cannot be written</source>
        <translation>Die Datei für Belege ist nicht beschreibbar</translation>
    </message>
    <message>
        <source>A receipt was perhaps not printed</source>
        <translation>Ein Beleg wurde vielleicht nicht gedruckt</translation>
    </message>
    <message>
        <source>The test page was perhaps not printed</source>
        <translation>Die Testseite wurde vielleicht nicht gedruckt</translation>
    </message>
    <message>
        <source>There is no printer</source>
        <translation>Es gibt keinen Drucker</translation>
    </message>
    <message>
        <source>Sales are stopped: no second source confirms the rate</source>
        <translation>Verkauf gestoppt: Keine zweite Quelle bestätigt den Kurs</translation>
    </message>
    <message>
        <source>The store&apos;s server does not answer</source>
        <translation>Der Server des Ladens antwortet nicht</translation>
    </message>
    <message>
        <source>The store&apos;s server is too slow</source>
        <translation>Der Server des Ladens ist zu langsam</translation>
    </message>
    <message>
        <source>The store&apos;s server is not trusted</source>
        <translation>Dem Server des Ladens ist nicht zu trauen</translation>
    </message>
    <message>
        <source>The store&apos;s server refuses the messages</source>
        <translation>Der Server des Ladens weist die Nachrichten ab</translation>
    </message>
    <message>
        <source>The store&apos;s server does not acknowledge messages</source>
        <translation>Der Server des Ladens bestätigt Nachrichten nicht</translation>
    </message>
    <message>
        <source>The store&apos;s server missed a message</source>
        <translation>Dem Server des Ladens fehlt eine Nachricht</translation>
    </message>
    <message>
        <source>The store&apos;s server wants no more messages</source>
        <translation>Der Server des Ladens will keine Nachrichten mehr</translation>
    </message>
    <message>
        <source>The secret for the store&apos;s server is missing</source>
        <translation>Das Geheimnis für den Server des Ladens fehlt</translation>
    </message>
    <message>
        <source>The secret for the store&apos;s server is wrong</source>
        <translation>Das Geheimnis für den Server des Ladens ist falsch</translation>
    </message>
    <message>
        <source>The store&apos;s address is not safe</source>
        <translation>Die Adresse des Ladens ist nicht sicher</translation>
    </message>
    <message>
        <source>The clock of this till was changed</source>
        <translation>Die Uhr dieser Kasse wurde verstellt</translation>
    </message>
    <message>
        <source>Another till is running on this data</source>
        <translation>Eine andere Kasse läuft mit diesen Daten</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Die Festplatte ist voll</translation>
    </message>
    <message>
        <source>The data folder cannot be written</source>
        <translation>Der Datenordner ist nicht beschreibbar</translation>
    </message>
    <message>
        <source>The data are held by another program</source>
        <translation>Ein anderes Programm hält die Daten</translation>
    </message>
    <message>
        <source>The till&apos;s data are damaged</source>
        <translation>Die Daten der Kasse sind beschädigt</translation>
    </message>
    <message>
        <source>The data are of a newer till</source>
        <translation>Die Daten stammen von einer neueren Kasse</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>Sales go on while the rate is fresh. Check the cable or Wi-Fi. Nothing paid meanwhile is lost.</source>
        <translation>Der Verkauf geht weiter, solange der Kurs frisch ist. Kabel oder WLAN prüfen. Nichts Bezahltes geht verloren.</translation>
    </message>
    <message>
        <source>The till connects again by itself. Check the cable or Wi-Fi. Nothing paid meanwhile is lost.</source>
        <translation>Die Kasse verbindet sich von selbst wieder. Kabel oder WLAN prüfen. Nichts Bezahltes geht verloren.</translation>
    </message>
    <message>
        <source>The till tries again by itself. Sales go on, nothing paid meanwhile is lost.</source>
        <translation>Die Kasse versucht es von selbst wieder. Der Verkauf geht weiter, nichts Bezahltes geht verloren.</translation>
    </message>
    <message>
        <source>{server} is still catching up, so it is not asked about payments. The till tries the next server and this one again by itself. Sales go on.</source>
        <translation>{server} holt noch auf und wird darum nicht nach Zahlungen gefragt. Die Kasse versucht von selbst den nächsten Server und diesen erneut. Verkäufe gehen weiter.</translation>
    </message>
    <message>
        <source>{server} is not on {network}. Check the servers in the settings. Payments cannot be seen.</source>
        <translation>{server} ist nicht im Netz {network}. Die Server in den Einstellungen prüfen. Zahlungen sind nicht zu sehen.</translation>
    </message>
    <message>
        <source>{server} is not trusted any more. Ask who runs it. If the new certificate is theirs, remove the line of {server} from {file}: the till then trusts it.</source>
        <translation>{server} wird nicht mehr vertraut. Beim Betreiber nachfragen. Ist das neue Zertifikat seines, die Zeile mit {server} aus {file} entfernen: Dann vertraut die Kasse ihm.</translation>
    </message>
    <message>
        <source>{server} cannot prove who it is. Check its address in the settings.</source>
        <translation>{server} kann sich nicht ausweisen. Die Adresse in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>Restore or remove {file}, then start the till again.</source>
        <translation>{file} wiederherstellen oder entfernen, dann die Kasse neu starten.</translation>
    </message>
    <message>
        <source>{server} does not answer as such a server should. Use another server.</source>
        <translation>{server} antwortet nicht, wie ein solcher Server soll. Einen anderen Server nehmen.</translation>
    </message>
    <message>
        <source>{server} does not answer questions of this till. Use another server.</source>
        <translation>{server} beantwortet keine Fragen dieser Kasse. Einen anderen Server nehmen.</translation>
    </message>
    <message>
        <source>The till asks {server} again in {seconds} s by itself. Nothing paid meanwhile is lost. A server of your own knows no such limit.</source>
        <translation>Die Kasse fragt {server} in {seconds} s von selbst wieder. Was inzwischen bezahlt wird, geht nicht verloren. Ein eigener Server kennt keine solche Grenze.</translation>
    </message>
    <message>
        <source>The server may be stuck. Payments may be seen late. Look at another source before you hand out goods.</source>
        <translation>Der Server hängt vielleicht. Zahlungen kommen verspätet. Vor der Ausgabe der Ware anderswo nachsehen.</translation>
    </message>
    <message>
        <source>No source answers. Check the network. Selling starts again by itself; open sales go on.</source>
        <translation>Keine Quelle antwortet. Das Netzwerk prüfen. Es geht von selbst weiter; offene Verkäufe laufen weiter.</translation>
    </message>
    <message>
        <source>It takes two sources that agree. Check the network. Selling starts again by itself; open sales go on.</source>
        <translation>Zwei Quellen müssen übereinstimmen. Prüfen Sie das Netz. Der Verkauf geht von selbst weiter; offene Verkäufe laufen.</translation>
    </message>
    <message>
        <source>No source has answered for 10 minutes. Check the network; open sales go on.</source>
        <translation>Seit 10 Minuten antwortet keine Quelle. Das Netzwerk prüfen; offene Verkäufe laufen weiter.</translation>
    </message>
    <message>
        <source>No new rate for 5 minutes. Check the network. Selling goes on for now.</source>
        <translation>Seit 5 Minuten kein neuer Kurs. Das Netzwerk prüfen. Verkaufen geht vorerst weiter.</translation>
    </message>
    <message>
        <source>Address {index} ends in {first_end} one way and {second_end} the other. Restart the till, or call for help.</source>
        <translation>Adresse {index} endet einmal auf {first_end} und einmal auf {second_end}. Die Kasse neu starten oder Hilfe holen.</translation>
    </message>
    <message>
        <source>The second check does not run ({cause}). Addresses that are ready are still used.</source>
        <translation>Die zweite Prüfung läuft nicht ({cause}). Fertige Adressen werden noch benutzt.</translation>
    </message>
    <message>
        <source>The till is still preparing addresses. Try again in a moment.</source>
        <translation>Die Kasse bereitet noch Adressen vor. Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The till is still looking which addresses were used before. Try again in a moment.</source>
        <translation>Die Kasse sucht noch, welche Adressen schon benutzt sind. Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>It says that address {index} was used and shows no payment to it. The till does not believe it and asks the next server. Check the servers in the settings.</source>
        <translation>Er sagt, Adresse {index} sei benutzt, und zeigt keine Zahlung an sie. Die Kasse glaubt das nicht und fragt den nächsten Server. Server in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>The account was used on more than {addresses} addresses without an end. Use a fresh account.</source>
        <translation>Das Konto (account) wurde auf mehr als {addresses} Adressen ohne Ende benutzt. Ein frisches Konto nehmen.</translation>
    </message>
    <message>
        <source>The second address check stopped: {reason}. It is started again.</source>
        <translation>Die zweite Adressprüfung blieb stehen: {reason}. Sie wird neu gestartet.</translation>
    </message>
    <message>
        <source>The second address check took longer than {seconds} s. It is started again.</source>
        <translation>Die zweite Adressprüfung brauchte länger als {seconds} s. Sie wird neu gestartet.</translation>
    </message>
    <message>
        <source>The second address check answers nonsense. It is started again.</source>
        <translation>Die zweite Adressprüfung antwortet Unsinn. Sie wird neu gestartet.</translation>
    </message>
    <message>
        <source>Addresses of this kind ({script}, {network}) cannot be checked twice.</source>
        <translation>Adressen dieser Art ({script}, {network}) können nicht doppelt geprüft werden.</translation>
    </message>
    <message>
        <source>Another program uses the printer</source>
        <translation>Ein anderes Programm benutzt den Drucker</translation>
    </message>
    <message>
        <source>The till may not use the printer</source>
        <translation>Die Kasse darf den Drucker nicht benutzen</translation>
    </message>
    <message>
        <source>The print queue takes no papers</source>
        <translation>Die Druckwarteschlange nimmt nichts an</translation>
    </message>
    <message>
        <source>The print system CUPS is missing</source>
        <translation>Das Drucksystem CUPS fehlt</translation>
    </message>
    <message>
        <source>libusb printing is not installed</source>
        <translation>Drucken über libusb ist nicht eingerichtet</translation>
    </message>
    <message>
        <source>It cannot be asked</source>
        <translation>Er kann nicht befragt werden</translation>
    </message>
    <message>
        <source>Check power and cable. Receipts print by themselves as soon as it answers. Selling goes on.</source>
        <translation>Strom und Kabel prüfen. Belege werden gedruckt, sobald er antwortet. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>The till is closing. The receipt prints after the next start.</source>
        <translation>Die Kasse schließt. Der Beleg wird nach dem nächsten Start gedruckt.</translation>
    </message>
    <message>
        <source>Close the lid. Receipts print by themselves. Selling goes on.</source>
        <translation>Den Deckel schließen. Belege werden von selbst gedruckt. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Put in a roll. Receipts print by themselves. Selling goes on.</source>
        <translation>Eine Rolle einlegen. Belege werden von selbst gedruckt. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Switch it off and on. Receipts print by themselves. Selling goes on.</source>
        <translation>Aus- und einschalten. Belege werden von selbst gedruckt. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Open the lid, take out torn paper and close it. It goes on by itself. Selling goes on.</source>
        <translation>Deckel öffnen, gerissenes Papier herausnehmen und schließen. Er druckt von selbst weiter. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Open the lid, look for jammed paper and close it. It goes on by itself. Selling goes on.</source>
        <translation>Deckel öffnen, nach gestautem Papier sehen und schließen. Er druckt von selbst weiter. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Let it cool down, with the lid closed. It goes on by itself. Selling goes on.</source>
        <translation>Bei geschlossenem Deckel abkühlen lassen. Er druckt von selbst weiter. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Switch it off and on. If the fault comes back it needs a repair. Receipts wait. Selling goes on.</source>
        <translation>Aus- und einschalten. Kommt die Störung wieder, muss er repariert werden. Belege warten. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Press its feed or online button. Receipts print by themselves. Selling goes on.</source>
        <translation>Seine Vorschub- oder Online-Taste drücken. Belege werden von selbst gedruckt. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Have a new roll at hand. It still prints.</source>
        <translation>Eine neue Rolle bereitlegen. Noch druckt er.</translation>
    </message>
    <message>
        <source>It is starting, or prints for another till. If it stays so, check the port {port}. Receipts print by themselves. Selling goes on.</source>
        <translation>Er startet, oder druckt für eine andere Kasse. Bleibt es so, den Port {port} prüfen. Belege werden von selbst gedruckt. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>The network has no address for {host}. Check the network and the name in the settings. Receipts wait. Selling goes on.</source>
        <translation>Das Netzwerk kennt keine Adresse für {host}. Netzwerk und Namen in den Einstellungen prüfen. Belege warten. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Switch it on and check its cable to {device}. Receipts print by themselves. Selling goes on.</source>
        <translation>Einschalten und das Kabel zu {device} prüfen. Belege werden von selbst gedruckt. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Another till may be printing. If it stays so, switch the printer off and on. Receipts print by themselves. Selling goes on.</source>
        <translation>Vielleicht druckt eine andere Kasse. Bleibt es so, den Drucker aus- und einschalten. Belege werden von selbst gedruckt. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Plug in its cable and switch it on: {device} is not there. Receipts print by themselves. Selling goes on.</source>
        <translation>Kabel einstecken und einschalten: {device} ist nicht da. Belege werden von selbst gedruckt. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>{device} is something else. Choose the printer&apos;s port in the settings. Receipts wait. Selling goes on.</source>
        <translation>{device} ist etwas anderes. In den Einstellungen den Anschluss des Druckers wählen. Belege warten. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>CUPS says of the queue {queue}: {reason}. Receipts wait. Selling goes on.</source>
        <translation>CUPS sagt zur Warteschlange {queue}: {reason}. Belege warten. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Start CUPS anew on the computer that has the queue {queue}. Receipts wait. Selling goes on.</source>
        <translation>CUPS auf dem Rechner mit der Warteschlange {queue} neu starten. Belege warten. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Make {device} writable: {reason}. Receipts wait. Selling goes on.</source>
        <translation>{device} beschreibbar machen: {reason}. Belege warten. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Look at the paper, then choose beside its receipt. Selling goes on.</source>
        <translation>Das Papier ansehen, dann beim Beleg wählen. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Look at the paper. Where it is missing, print it again.</source>
        <translation>Das Papier ansehen. Fehlt sie, noch einmal drucken.</translation>
    </message>
    <message>
        <source>This receipt could not be drawn. The log tells more. The others print.</source>
        <translation>Dieser Beleg ließ sich nicht zeichnen. Mehr steht im Protokoll. Die anderen werden gedruckt.</translation>
    </message>
    <message>
        <source>No printer is set up. Add one in the settings.</source>
        <translation>Kein Drucker ist eingerichtet. In den Einstellungen einen eintragen.</translation>
    </message>
    <message>
        <source>The printer&apos;s address {address} cannot be used: {reason}.</source>
        <translation>Die Druckeradresse {address} ist nicht brauchbar: {reason}.</translation>
    </message>
    <message>
        <source>The customer display at {device} does not answer. Selling goes on.</source>
        <translation>Die Kundenanzeige an {device} antwortet nicht. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>The customer display at {device} takes nothing. Selling goes on.</source>
        <translation>Die Kundenanzeige an {device} nimmt nichts an. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Give the till&apos;s user the right to write to {device}. Selling goes on.</source>
        <translation>Geben Sie dem Benutzer der Kasse das Recht, auf {device} zu schreiben. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>No printer called {profile} is known. Choose another model in the settings.</source>
        <translation>Kein Drucker namens {profile} ist bekannt. In den Einstellungen ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>The Python package {found} takes the place of {wanted}. Remove both and install {wanted}.</source>
        <translation>Das Python-Paket {found} steht an der Stelle von {wanted}. Entfernen Sie beide und installieren Sie {wanted}.</translation>
    </message>
    <message>
        <source>Close what else uses {device}. Receipts print by themselves. Selling goes on.</source>
        <translation>Schließen, was {device} sonst benutzt. Belege werden von selbst gedruckt. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Give the till&apos;s user the right to write to {device}. Receipts wait. Selling goes on.</source>
        <translation>Dem Benutzer der Kasse das Recht geben, auf {device} zu schreiben. Belege warten. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Let the queue {queue} take papers again. Receipts print by themselves. Selling goes on.</source>
        <translation>Die Warteschlange {queue} wieder annehmen lassen. Belege werden von selbst gedruckt. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Install the program {program}, or name the printer itself. Receipts wait. Selling goes on.</source>
        <translation>Das Programm {program} installieren oder den Drucker selbst nennen. Belege warten. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Install {missing}, or use usb:///dev/usb/lp0. Receipts wait. Selling goes on.</source>
        <translation>{missing} installieren oder usb:///dev/usb/lp0 nehmen. Belege warten. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Print queues and files answer nothing. Print the test page and look at it.</source>
        <translation>Druckerwarteschlangen und Dateien antworten nicht. Die Testseite drucken und ansehen.</translation>
    </message>
    <message>
        <source>It gave two answers that cannot both be true. The till asks again by itself.</source>
        <translation>Er gab zwei Antworten, die nicht beide stimmen können. Die Kasse fragt von selbst noch einmal.</translation>
    </message>
    <message>
        <source>{host} cannot be reached. Messages wait and are sent again. Selling goes on.</source>
        <translation>{host} ist nicht zu erreichen. Nachrichten warten und werden wieder gesendet. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>{host} did not answer in time. Messages are sent again. Selling goes on.</source>
        <translation>{host} antwortete nicht rechtzeitig. Es wird wieder gesendet. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid. Messages wait. Selling goes on.</source>
        <translation>Das Zertifikat von {host} ist nicht gültig. Nachrichten warten. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>It answered {status}. Nothing is lost: messages are sent again. Selling goes on.</source>
        <translation>Er antwortete {status}. Nichts geht verloren: es wird wieder gesendet. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>It answered {status} without *ok*. Messages are sent again. Selling goes on.</source>
        <translation>Er antwortete {status} ohne *ok*. Es wird wieder gesendet. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>It did not answer for days, so a message was given up. Later ones are sent.</source>
        <translation>Er antwortete tagelang nicht, eine Nachricht wurde aufgegeben. Spätere werden gesendet.</translation>
    </message>
    <message>
        <source>It answered that it is gone, so nothing is sent. Check the address in the settings.</source>
        <translation>Er antwortete, dass es ihn nicht mehr gibt; nichts wird gesendet. Die Adresse in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>Set the secret {name} in the settings. Nothing is lost: messages wait. Selling goes on.</source>
        <translation>Das Geheimnis {name} in den Einstellungen setzen. Nichts geht verloren: Nachrichten warten. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>The secret {name} is not a whsec_ secret. Messages wait. Selling goes on.</source>
        <translation>Das Geheimnis {name} ist kein whsec_-Geheimnis. Nachrichten warten. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>This till tells no server. Set its address in the settings.</source>
        <translation>Diese Kasse meldet keinem Server etwas. Dessen Adresse gehört in die Einstellungen.</translation>
    </message>
    <message>
        <source>{host} must be reached over https. Messages wait. Selling goes on.</source>
        <translation>{host} muss über https erreicht werden. Nachrichten warten. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>It moved by {seconds} s. Prices are held by the old time. Check the clock.</source>
        <translation>Sie sprang um {seconds} s. Preise gelten nach der alten Zeit. Die Uhr prüfen.</translation>
    </message>
    <message>
        <source>Close the other till first. Data folder: {folder}.</source>
        <translation>Erst die andere Kasse schließen. Datenordner: {folder}.</translation>
    </message>
    <message>
        <source>Check the rights and the disk of {folder}.</source>
        <translation>Rechte und Festplatte von {folder} prüfen.</translation>
    </message>
    <message>
        <source>Do not sell. Keep the folder as it is and call for help. ({reason})</source>
        <translation>Nicht verkaufen. Den Ordner unverändert lassen und Hilfe holen. ({reason})</translation>
    </message>
    <message>
        <source>These data were made by a newer till ({found}); this one knows {known}. Install the newer till.</source>
        <translation>Diese Daten stammen von einer neueren Kasse ({found}); diese kennt {known}. Die neuere Kasse installieren.</translation>
    </message>
    <message>
        <source>{file} was not written: {reason}.</source>
        <translation>{file} wurde nicht geschrieben: {reason}.</translation>
    </message>
    <message>
        <source>This till has sold nothing yet: there are no data in {folder}.</source>
        <translation>Diese Kasse hat noch nichts verkauft: In {folder} sind keine Daten.</translation>
    </message>
    <message>
        <source>The till&apos;s data are of another version ({found}, not {known}). Start this till once, then try again.</source>
        <translation>Die Daten der Kasse sind von einer anderen Version ({found}, nicht {known}). Starten Sie diese Kasse einmal, dann versuchen Sie es wieder.</translation>
    </message>
    <message>
        <source>The recovery sheet could not be written to {folder}: {reason}.</source>
        <translation>Das Rettungsblatt konnte nicht in {folder} geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>The till is closing.</source>
        <translation>Die Kasse schließt.</translation>
    </message>
    <message>
        <source>Make room on the disk of {folder}. Until then nothing can be sold.</source>
        <translation>Auf der Festplatte von {folder} Platz schaffen. Bis dahin kann nichts verkauft werden.</translation>
    </message>
    <message>
        <source>Another program holds the data in {folder}. Close it; the till tries again.</source>
        <translation>Ein anderes Programm hält die Daten in {folder}. Es schließen; die Kasse versucht es wieder.</translation>
    </message>
    <message>
        <source>Others can read {path}. Allow only the till&apos;s user to read it.</source>
        <translation>Andere können {path} lesen. Nur dem Benutzer der Kasse das Lesen erlauben.</translation>
    </message>
    <message>
        <source>The secret could not be kept in {path}.</source>
        <translation>Das Geheimnis konnte nicht in {path} abgelegt werden.</translation>
    </message>
    <message>
        <source>The secret in {path} cannot be read.</source>
        <translation>Das Geheimnis in {path} ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The amount is too small for bitcoin: at least {least_sat} sat.</source>
        <translation>Der Betrag ist für Bitcoin zu klein: mindestens {least_sat} sat.</translation>
    </message>
    <message>
        <source>The amount is larger than all bitcoin.</source>
        <translation>Der Betrag ist größer als alle Bitcoin.</translation>
    </message>
    <message>
        <source>The money is not confirmed yet. Decide about it once it is.</source>
        <translation>Das Geld ist noch nicht bestätigt. Entscheiden Sie, sobald es das ist.</translation>
    </message>
    <message>
        <source>Sale {number} has got the address of this one. Charge the amount as a new sale.</source>
        <translation>Verkauf {number} hat die Adresse von diesem. Kassieren Sie den Betrag als neuen Verkauf.</translation>
    </message>
    <message>
        <source>The sale has just changed. Look at it again.</source>
        <translation>Der Verkauf hat sich gerade geändert. Noch einmal ansehen.</translation>
    </message>
    <message>
        <source>No money was seen for this sale yet: there is nothing to print.</source>
        <translation>Zu diesem Verkauf kam noch kein Geld: Es gibt nichts zu drucken.</translation>
    </message>
    <message>
        <source>Try it once more. The sale is kept, and a report is in the log.</source>
        <translation>Noch einmal versuchen. Der Verkauf bleibt erhalten, ein Bericht steht im Protokoll.</translation>
    </message>
    <message>
        <source>There is nothing to pay: charge an amount first.</source>
        <translation>Es gibt nichts zu bezahlen: erst einen Betrag kassieren.</translation>
    </message>
    <message>
        <source>There is no payment that could be taken back.</source>
        <translation>Es gibt keine Zahlung, die zurückgeholt werden könnte.</translation>
    </message>
    <message>
        <source>The Bitcoin node is starting</source>
        <translation>Der Bitcoin-Knoten startet</translation>
    </message>
    <message>
        <source>Looking for earlier payments: {percent} % done</source>
        <translation>Frühere Zahlungen werden gesucht: {percent} % geschafft</translation>
    </message>
    <message>
        <source>The Bitcoin node is busy</source>
        <translation>Der Bitcoin-Knoten ist beschäftigt</translation>
    </message>
    <message>
        <source>The Bitcoin node refuses the password</source>
        <translation>Der Bitcoin-Knoten lehnt das Passwort ab</translation>
    </message>
    <message>
        <source>The Bitcoin node&apos;s password is missing</source>
        <translation>Das Passwort des Bitcoin-Knotens fehlt</translation>
    </message>
    <message>
        <source>The Bitcoin node does not seem to run</source>
        <translation>Der Bitcoin-Knoten läuft anscheinend nicht</translation>
    </message>
    <message>
        <source>The till may not log in to the Bitcoin node</source>
        <translation>Die Kasse darf sich beim Bitcoin-Knoten nicht anmelden</translation>
    </message>
    <message>
        <source>The Bitcoin node has forgotten old blocks</source>
        <translation>Der Bitcoin-Knoten hat alte Blöcke vergessen</translation>
    </message>
    <message>
        <source>{server} is not ready yet. The till tries again by itself. Nothing paid meanwhile is lost.</source>
        <translation>{server} ist noch nicht bereit. Die Kasse versucht es von selbst wieder. Nichts inzwischen Bezahltes geht verloren.</translation>
    </message>
    <message>
        <source>{server} looks through older blocks. The till goes on by itself. Nothing paid meanwhile is lost.</source>
        <translation>{server} sieht ältere Blöcke durch. Die Kasse macht von selbst weiter. Nichts inzwischen Bezahltes geht verloren.</translation>
    </message>
    <message>
        <source>Somebody else has {server} search the chain. The till tries again by itself.</source>
        <translation>Jemand anders lässt {server} die Kette durchsuchen. Die Kasse versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>Check the user in the address of {server} and the secret bitcoind in the settings. Payments cannot be seen.</source>
        <translation>Prüfen Sie den Benutzer in der Adresse von {server} und das Geheimnis bitcoind in den Einstellungen. Zahlungen sind nicht zu sehen.</translation>
    </message>
    <message>
        <source>Set the secret {secret} to the password of {server}. Payments cannot be seen.</source>
        <translation>Setzen Sie das Geheimnis {secret} auf das Passwort von {server}. Zahlungen sind nicht zu sehen.</translation>
    </message>
    <message>
        <source>{server} has not written {file}. Start the node, or name its cookie file in the settings.</source>
        <translation>{server} hat {file} nicht geschrieben. Starten Sie den Knoten, oder nennen Sie seine Cookie-Datei in den Einstellungen.</translation>
    </message>
    <message>
        <source>Let the till&apos;s user read {file} of {server}, or name a user in its address. Payments cannot be seen.</source>
        <translation>Lassen Sie den Benutzer der Kasse {file} von {server} lesen, oder nennen Sie in der Adresse einen Benutzer. Zahlungen sind nicht zu sehen.</translation>
    </message>
    <message>
        <source>{server} keeps only the newest blocks, so earlier payments cannot be found. Set blockfilterindex=1 and prune=0 there, or use another server.</source>
        <translation>{server} behält nur die neuesten Blöcke, frühere Zahlungen sind nicht zu finden. Setzen Sie dort blockfilterindex=1 und prune=0, oder nehmen Sie einen anderen Server.</translation>
    </message>
    <message>
        <source>{server} does not keep block {block}, and a payment may be in it. Set prune=0 there, or use another server.</source>
        <translation>{server} hat Block {block} nicht mehr, und darin kann eine Zahlung sein. Setzen Sie dort prune=0, oder nehmen Sie einen anderen Server.</translation>
    </message>
    <message>
        <source>There is no block {height} yet. The till looks again by itself.</source>
        <translation>Block {height} gibt es noch nicht. Die Kasse sieht von selbst wieder nach.</translation>
    </message>
    <message>
        <source>The servers disagree about a payment</source>
        <translation>Die Server sind sich über eine Zahlung uneins</translation>
    </message>
    <message>
        <source>Only one server shows a payment</source>
        <translation>Nur ein Server zeigt eine Zahlung</translation>
    </message>
    <message>
        <source>The servers disagree about the chain</source>
        <translation>Die Server sind sich über die Blockkette uneins</translation>
    </message>
    <message>
        <source>The servers disagree about a confirmation</source>
        <translation>Die Server sind sich über eine Bestätigung uneins</translation>
    </message>
    <message>
        <source>The payment server seems to be stuck</source>
        <translation>Der Zahlungsserver scheint zu hängen</translation>
    </message>
    <message>
        <source>Some blocks could not be read</source>
        <translation>Einige Blöcke ließen sich nicht lesen</translation>
    </message>
    <message>
        <source>Addresses of earlier sales are not watched</source>
        <translation>Adressen früherer Verkäufe werden nicht beobachtet</translation>
    </message>
    <message>
        <source>{server} shows the payment {txid}, {leader} does not. Look at another source before you turn a customer away.</source>
        <translation>{server} zeigt die Zahlung {txid}, {leader} nicht. Sehen Sie in einer anderen Quelle nach, bevor Sie einen Kunden abweisen.</translation>
    </message>
    <message>
        <source>{leader} shows the payment {txid}, {server} does not. Wait until it is confirmed.</source>
        <translation>{leader} zeigt die Zahlung {txid}, {server} nicht. Warten Sie, bis sie bestätigt ist.</translation>
    </message>
    <message>
        <source>{server} and {leader} show different blocks at height {height}: one of them is on a wrong chain. Look at another source before you hand out goods.</source>
        <translation>{server} und {leader} zeigen verschiedene Blöcke in Höhe {height}: Einer von beiden ist auf einer falschen Kette. Sehen Sie in einer anderen Quelle nach, bevor Sie Ware herausgeben.</translation>
    </message>
    <message>
        <source>{leader} says that the payment {txid} is in block {height}, {server} denies it. The payment counts as unconfirmed until they agree.</source>
        <translation>{leader} sagt, die Zahlung {txid} sei in Block {height}, {server} bestreitet es. Bis sich beide einig sind, gilt die Zahlung als unbestätigt.</translation>
    </message>
    <message>
        <source>{server} has shown no new block for over two hours, and another server has. The till asks the next server. Sales go on.</source>
        <translation>{server} zeigt seit über zwei Stunden keinen neuen Block, ein anderer Server schon. Die Kasse fragt den nächsten Server. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>Your node dropped the blocks {first} to {last} before the till could read them. Money that came in them for sales of more than three days ago is in your wallet and not here: compare.</source>
        <translation>Ihr Knoten hat die Blöcke {first} bis {last} gelöscht, bevor die Kasse sie lesen konnte. Geld, das darin für Verkäufe von vor mehr als drei Tagen kam, ist in Ihrer Wallet und nicht hier: Vergleichen Sie.</translation>
    </message>
    <message>
        <source>Nobody has answered about them for three hours. Money for sales of more than three days ago is safe, and shows here once a server answers. Sales go on.</source>
        <translation>Seit drei Stunden hat niemand über sie Auskunft gegeben. Geld für Verkäufe von vor mehr als drei Tagen ist sicher und erscheint hier, sobald ein Server antwortet. Verkäufe gehen weiter.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read: {reason}. Receipts print without the logo.</source>
        <translation>{file} ist nicht lesbar: {reason}. Belege werden ohne das Logo gedruckt.</translation>
    </message>
    <message>
        <source>{file} has more than 2 MB, or more than 4,000 dots a side. Save it smaller. Receipts print without the logo.</source>
        <translation>{file} hat mehr als 2 MB oder mehr als 4.000 Punkte an einer Seite. Bitte kleiner speichern. Belege werden ohne das Logo gedruckt.</translation>
    </message>
    <message>
        <source>{file} is no whole PNG or JPEG picture. Save it anew as one. Receipts print without the logo.</source>
        <translation>{file} ist kein ganzes PNG- oder JPEG-Bild. Bitte neu als solches speichern. Belege werden ohne das Logo gedruckt.</translation>
    </message>
    <message>
        <source>{file} is white all over, so there is nothing to print. Receipts print without the logo.</source>
        <translation>{file} ist überall weiß, es gibt nichts zu drucken. Belege werden ohne das Logo gedruckt.</translation>
    </message>
    <message>
        <source>The drawer did not open</source>
        <translation>Die Lade ging nicht auf</translation>
    </message>
    <message>
        <source>Look whether the drawer is open</source>
        <translation>Nachsehen, ob die Lade offen ist</translation>
    </message>
    <message>
        <source>The till is still starting</source>
        <translation>Die Kasse startet noch</translation>
    </message>
    <message>
        <source>The printer was busy for five seconds</source>
        <translation>Der Drucker war fünf Sekunden lang beschäftigt</translation>
    </message>
    <message>
        <source>The printer is in the middle of a paper</source>
        <translation>Der Drucker druckt gerade</translation>
    </message>
    <message>
        <source>{reason}. It will not open by itself: touch Drawer again, or use its key.</source>
        <translation>{reason}. Sie geht nicht von selbst auf: noch einmal „Lade“ berühren oder den Schlüssel nehmen.</translation>
    </message>
    <message>
        <source>The printer got the command and fell silent. Nothing is sent again by itself.</source>
        <translation>Der Drucker bekam den Befehl und verstummte. Von selbst wird nichts noch einmal gesendet.</translation>
    </message>
    <message>
        <source>Touch Drawer again in a moment.</source>
        <translation>Gleich noch einmal „Lade“ berühren.</translation>
    </message>
    <message>
        <source>Touch Drawer again, or use its key.</source>
        <translation>Noch einmal „Lade“ berühren oder den Schlüssel nehmen.</translation>
    </message>
    <message>
        <source>Touch Drawer again when it is done, or use the drawer&apos;s key.</source>
        <translation>Danach noch einmal „Lade“ berühren oder den Schlüssel der Lade nehmen.</translation>
    </message>
    <message>
        <source>The receipt was not saved</source>
        <translation>Der Beleg wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>The folder {folder} did not take it: {reason}. It stays in History.</source>
        <translation>Der Ordner {folder} nahm ihn nicht an: {reason}. Er bleibt im Verlauf.</translation>
    </message>
    <message>
        <source>{file} is there already and was not changed. Name another file.</source>
        <translation>{file} gibt es schon und wurde nicht verändert. Eine andere Datei nennen.</translation>
    </message>
    <message>
        <source>There is no receipt {number}.</source>
        <translation>Es gibt keinen Beleg {number}.</translation>
    </message>
    <message>
        <source>The payment of receipt {number} was taken back: there is nothing to show a receipt for.</source>
        <translation>Die Zahlung zu Beleg {number} wurde zurückgeholt: Es gibt nichts zu belegen.</translation>
    </message>
    <message>
        <source>The payment gateway does not answer</source>
        <translation>Das Zahlungs-Gateway antwortet nicht</translation>
    </message>
    <message>
        <source>The payment gateway is too slow</source>
        <translation>Das Zahlungs-Gateway ist zu langsam</translation>
    </message>
    <message>
        <source>The payment could not be prepared</source>
        <translation>Die Zahlung konnte nicht vorbereitet werden</translation>
    </message>
    <message>
        <source>The payment gateway says no</source>
        <translation>Das Zahlungs-Gateway lehnt ab</translation>
    </message>
    <message>
        <source>The payment gateway answers nonsense</source>
        <translation>Das Zahlungs-Gateway antwortet Unsinn</translation>
    </message>
    <message>
        <source>The payment gateway is not trusted</source>
        <translation>Dem Zahlungs-Gateway wird nicht vertraut</translation>
    </message>
    <message>
        <source>The payment gateway refuses this till</source>
        <translation>Das Zahlungs-Gateway lehnt diese Kasse ab</translation>
    </message>
    <message>
        <source>The secret for the payment gateway is missing</source>
        <translation>Das Geheimnis für das Zahlungs-Gateway fehlt</translation>
    </message>
    <message>
        <source>Somebody pretends to be the payment gateway</source>
        <translation>Jemand gibt sich als das Zahlungs-Gateway aus</translation>
    </message>
    <message>
        <source>The payment gateway works on another network</source>
        <translation>Das Zahlungs-Gateway arbeitet in einem anderen Netz</translation>
    </message>
    <message>
        <source>The payment gateway does not take this currency</source>
        <translation>Das Zahlungs-Gateway nimmt diese Währung nicht</translation>
    </message>
    <message>
        <source>The amount is too small for the payment gateway</source>
        <translation>Der Betrag ist zu klein für das Zahlungs-Gateway</translation>
    </message>
    <message>
        <source>The payment gateway offers no way to pay</source>
        <translation>Der Zahlungsdienst bietet keinen Weg zu zahlen</translation>
    </message>
    <message>
        <source>There is nothing to pay back</source>
        <translation>Es gibt nichts zurückzuzahlen</translation>
    </message>
    <message>
        <source>The refund takes its time</source>
        <translation>Die Erstattung lässt auf sich warten</translation>
    </message>
    <message>
        <source>The refund may be there already</source>
        <translation>Die Erstattung gibt es vielleicht schon</translation>
    </message>
    <message>
        <source>The refund was not handed out</source>
        <translation>Die Erstattung wurde nicht ausgehändigt</translation>
    </message>
    <message>
        <source>{gateway} does not answer</source>
        <translation>{gateway} antwortet nicht</translation>
    </message>
    <message>
        <source>The payment gateway is not set up</source>
        <translation>Der Zahlungsdienst ist nicht eingerichtet</translation>
    </message>
    <message>
        <source>The payment gateway lives at another time</source>
        <translation>Der Zahlungsdienst hat eine andere Uhrzeit</translation>
    </message>
    <message>
        <source>{gateway} can&apos;t be asked right now. Try again, or take the payment with the own wallet. Sales that are open are looked after again by themselves.</source>
        <translation>{gateway} kann gerade nicht gefragt werden. Noch einmal versuchen oder die Zahlung mit der eigenen Wallet annehmen. Nach offenen Verkäufen wird von selbst wieder gesehen.</translation>
    </message>
    <message>
        <source>{gateway} did not answer within {seconds} seconds. Try again, or take the payment with the own wallet.</source>
        <translation>{gateway} hat nicht innerhalb von {seconds} Sekunden geantwortet. Noch einmal versuchen oder die Zahlung mit der eigenen Wallet annehmen.</translation>
    </message>
    <message>
        <source>The answer of {gateway} was lost, so it may have made a payment that nobody was shown. Nothing is owed for it. Try again, or take the payment with the own wallet.</source>
        <translation>Die Antwort von {gateway} ging verloren. Vielleicht gibt es dort nun eine Zahlung, die niemandem gezeigt wurde; dafür ist nichts geschuldet. Noch einmal versuchen oder die Zahlung mit der eigenen Wallet annehmen.</translation>
    </message>
    <message>
        <source>{gateway} answers: {reason}. Take the payment with the own wallet, and show this to the owner.</source>
        <translation>{gateway} antwortet: {reason}. Die Zahlung mit der eigenen Wallet annehmen und dies dem Inhaber zeigen.</translation>
    </message>
    <message>
        <source>The answer of {gateway} can&apos;t be understood, so nothing was taken from it. Check its address in the settings, or take the payment with the own wallet.</source>
        <translation>Die Antwort von {gateway} ist nicht zu verstehen, darum wurde nichts daraus übernommen. Die Adresse in den Einstellungen prüfen oder die Zahlung mit der eigenen Wallet annehmen.</translation>
    </message>
    <message>
        <source>The certificate of {gateway} is not valid. Check its address in the settings and the clock of this till.</source>
        <translation>Das Zertifikat von {gateway} ist nicht gültig. Die Adresse in den Einstellungen und die Uhr dieser Kasse prüfen.</translation>
    </message>
    <message>
        <source>{gateway} does not accept this till&apos;s key, or the key may not do that. Make a new one there and set it here.</source>
        <translation>{gateway} nimmt den Schlüssel dieser Kasse nicht an, oder der Schlüssel darf das nicht. Dort einen neuen machen und hier eintragen.</translation>
    </message>
    <message>
        <source>{gateway} needs the secret “{name}”. Set it in the settings.</source>
        <translation>{gateway} braucht das Geheimnis „{name}“. In den Einstellungen eintragen.</translation>
    </message>
    <message>
        <source>A call in the name of {gateway} was not signed by it. It was turned away and changed nothing.</source>
        <translation>Ein Aufruf im Namen von {gateway} war nicht von dort unterschrieben. Er wurde abgewiesen und hat nichts geändert.</translation>
    </message>
    <message>
        <source>{gateway} names an address that is not of {network}, where this till sells. Nobody was asked to pay. Check the settings of both.</source>
        <translation>{gateway} nennt eine Adresse, die nicht zu {network} gehört, wo diese Kasse verkauft. Niemand wurde um Geld gebeten. Die Einstellungen beider prüfen.</translation>
    </message>
    <message>
        <source>{gateway} can&apos;t reckon in {currency}. Take the payment with the own wallet.</source>
        <translation>{gateway} kann nicht in {currency} rechnen. Die Zahlung mit der eigenen Wallet annehmen.</translation>
    </message>
    <message>
        <source>{gateway} takes payments of at least {least_sat} sat.</source>
        <translation>{gateway} nimmt Zahlungen ab {least_sat} sat.</translation>
    </message>
    <message>
        <source>{gateway} offers no way to pay with bitcoin. Check the wallets of the store there, and take the payment with the own wallet.</source>
        <translation>{gateway} bietet keinen Weg, mit Bitcoin zu zahlen. Prüfen Sie dort die Wallets des Ladens und nehmen Sie die Zahlung mit der eigenen Wallet an.</translation>
    </message>
    <message>
        <source>{gateway} has seen no money for this sale, so it gives none back.</source>
        <translation>{gateway} hat für diesen Verkauf kein Geld gesehen und zahlt deshalb nichts zurück.</translation>
    </message>
    <message>
        <source>{gateway} has not answered within {seconds} seconds. The link is shown as soon as it comes.</source>
        <translation>{gateway} hat nicht innerhalb von {seconds} Sekunden geantwortet. Der Link wird gezeigt, sobald er da ist.</translation>
    </message>
    <message>
        <source>{gateway} was asked for this refund, and its link did not reach the till. Look there whether it was made, before you give the money back in another way.</source>
        <translation>{gateway} wurde um diese Erstattung gebeten, und ihr Link kam nicht bei der Kasse an. Sehen Sie dort nach, ob es sie gibt, bevor Sie das Geld auf andere Weise zurückgeben.</translation>
    </message>
    <message>
        <source>The money was decided about in another way meanwhile, so nobody was shown the link. End the refund at {gateway}.</source>
        <translation>Über das Geld wurde inzwischen anders entschieden, deshalb hat niemand den Link gesehen. Beenden Sie die Erstattung bei {gateway}.</translation>
    </message>
    <message>
        <source>Payments through it are seen late. The till asks again by itself; the own wallet still takes payments.</source>
        <translation>Zahlungen darüber werden verspätet gesehen. Die Kasse fragt von selbst wieder; die eigene Wallet nimmt weiter Zahlungen an.</translation>
    </message>
    <message>
        <source>The settings lack something that {gateway} needs. Take the payment with the own wallet, and show this to the owner.</source>
        <translation>In den Einstellungen fehlt etwas, das {gateway} braucht. Nehmen Sie die Zahlung mit der eigenen Wallet an und zeigen Sie dies dem Inhaber.</translation>
    </message>
    <message>
        <source>The till was closed while the payment gateway was asked, and nobody was shown a code. Try again, or take the payment with the own wallet.</source>
        <translation>Die Kasse wurde geschlossen, während der Zahlungsdienst gefragt wurde, und niemand hat einen Code gesehen. Versuchen Sie es noch einmal oder nehmen Sie die Zahlung mit der eigenen Wallet an.</translation>
    </message>
    <message>
        <source>It answered with a price whose time is already over. Check the clock of this till, or take the payment with the own wallet.</source>
        <translation>Er antwortet mit einem Preis, dessen Zeit schon vorbei ist. Prüfen Sie die Uhr dieser Kasse oder nehmen Sie die Zahlung mit der eigenen Wallet an.</translation>
    </message>
    <message>
        <source>The customer&apos;s page can&apos;t be reached</source>
        <translation>Die Kundenseite ist nicht erreichbar</translation>
    </message>
    <message>
        <source>The till can&apos;t listen at {address}: {reason}. Customers&apos; pages and a gateway&apos;s calls wait for it; it is tried again by itself. Selling and watching go on.</source>
        <translation>Die Kasse kann unter {address} nicht lauschen: {reason}. Kundenseiten und Aufrufe von Zahlungsdiensten warten darauf; es wird von selbst wieder versucht. Verkaufen und Beobachten gehen weiter.</translation>
    </message>
    <message>
        <source>Entry {entry} of the journal cannot be read, nor what comes after it: {found}.</source>
        <translation>Eintrag {entry} des Journals und was auf ihn folgt lässt sich nicht lesen: {found}.</translation>
    </message>
    <message>
        <source>Entry {entry} of the journal is missing: entry {found} stands in its place.</source>
        <translation>Eintrag {entry} des Journals fehlt: an seiner Stelle steht Eintrag {found}.</translation>
    </message>
    <message>
        <source>Entry {entry} of the journal was changed: it does not match its own hash.</source>
        <translation>Eintrag {entry} des Journals wurde verändert: er passt nicht zu seinem eigenen Hash.</translation>
    </message>
    <message>
        <source>Entry {entry} of the journal does not continue the one before it: one of the two was replaced.</source>
        <translation>Eintrag {entry} des Journals setzt den vorigen nicht fort: einer der beiden wurde ersetzt.</translation>
    </message>
    <message>
        <source>Entry {entry} of the journal is written in a way that this till does not know ({found}).</source>
        <translation>Eintrag {entry} des Journals ist in einer Form geschrieben, die diese Kasse nicht kennt ({found}).</translation>
    </message>
    <message>
        <source>Entry {entry} of the journal was written by another till ({found}).</source>
        <translation>Eintrag {entry} des Journals wurde von einer anderen Kasse geschrieben ({found}).</translation>
    </message>
    <message>
        <source>Entry {entry} of the journal has a text that no till writes.</source>
        <translation>Eintrag {entry} des Journals hat einen Text, wie ihn keine Kasse schreibt.</translation>
    </message>
    <message>
        <source>Entry {entry} of the journal is not the one whose hash you know: the journal was written anew.</source>
        <translation>Eintrag {entry} des Journals ist nicht der, dessen Hash Sie kennen: das Journal wurde neu geschrieben.</translation>
    </message>
    <message>
        <source>Entry {entry} of the journal is missing: it ends before the entry whose hash you know.</source>
        <translation>Eintrag {entry} des Journals fehlt: es endet vor dem Eintrag, dessen Hash Sie kennen.</translation>
    </message>
    <message>
        <source>No entry of the journal has the hash that you know: the journal was cut before entry {entry}, or written anew.</source>
        <translation>Kein Eintrag des Journals hat den Hash, den Sie kennen: das Journal wurde vor Eintrag {entry} abgeschnitten oder neu geschrieben.</translation>
    </message>
    <message>
        <source>The report of shift {found} was changed: it is not the one that entry {entry} closed.</source>
        <translation>Der Bericht der Schicht {found} wurde geändert: Er ist nicht der, den Eintrag {entry} abgeschlossen hat.</translation>
    </message>
    <message>
        <source>{found} was changed beside the journal: entry {entry} describes another name, role or PIN.</source>
        <translation>{found} wurde am Journal vorbei geändert: Eintrag {entry} beschreibt einen anderen Namen, eine andere Rolle oder PIN.</translation>
    </message>
    <message>
        <source>Sale {found} was changed beside the journal: entry {entry} says something else of it.</source>
        <translation>Verkauf {found} wurde am Journal vorbei geändert: Eintrag {entry} sagt etwas anderes darüber.</translation>
    </message>
    <message>
        <source>No entry of the journal, up to its last one {entry}, tells of {found}: the till did not write it.</source>
        <translation>Kein Eintrag des Journals, bis zum letzten ({entry}), berichtet von {found}: Die Kasse hat es nicht geschrieben.</translation>
    </message>
    <message>
        <source>{file} was not written, because the till&apos;s data are not whole.</source>
        <translation>{file} wurde nicht geschrieben, weil die Daten der Kasse nicht unversehrt sind.</translation>
    </message>
    <message>
        <source>{file} is there already. Name another file, or replace it with --force.</source>
        <translation>{file} gibt es schon. Nennen Sie eine andere Datei, oder ersetzen Sie sie mit --force.</translation>
    </message>
    <message>
        <source>{file} belongs to a till and cannot be replaced. Name another file.</source>
        <translation>{file} gehört einer Kasse und kann nicht ersetzt werden. Nennen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Shift {number} is open. Close it before the next one begins.</source>
        <translation>Schicht {number} ist offen. Bitte erst abschließen, dann beginnt die nächste.</translation>
    </message>
    <message>
        <source>No shift is open. Open one; what was sold meanwhile belongs to it.</source>
        <translation>Keine Schicht ist offen. Bitte eine öffnen; was inzwischen verkauft wurde, gehört dazu.</translation>
    </message>
    <message>
        <source>No shift was closed in these days.</source>
        <translation>In diesen Tagen wurde keine Schicht geschlossen.</translation>
    </message>
    <message>
        <source>Shift {number} was not closed yet, so it has no report.</source>
        <translation>Schicht {number} wurde noch nicht abgeschlossen und hat deshalb keinen Bericht.</translation>
    </message>
    <message>
        <source>Nothing here has the barcode {code}</source>
        <translation>Nichts hier hat den Strichcode {code}</translation>
    </message>
    <message>
        <source>Type its price and add a line, or look for it in the catalogue.</source>
        <translation>Seinen Preis eingeben und eine Zeile dazu nehmen, oder im Katalog suchen.</translation>
    </message>
    <message>
        <source>This has a price in {other}, and the sale is in {sale}. Charge or clear the sale first.</source>
        <translation>Das hat einen Preis in {other}, und der Verkauf ist in {sale}. Zuerst den Verkauf kassieren oder verwerfen.</translation>
    </message>
    <message>
        <source>No more fits into one sale. Charge it first.</source>
        <translation>Mehr passt nicht in einen Verkauf. Zuerst kassieren.</translation>
    </message>
    <message>
        <source>So many of one thing can&apos;t be sold at once. Type fewer.</source>
        <translation>So viele von einer Sache lassen sich nicht auf einmal verkaufen. Weniger eingeben.</translation>
    </message>
    <message>
        <source>The sale has changed meanwhile. Give the discount again.</source>
        <translation>Der Verkauf hat sich inzwischen geändert. Den Rabatt noch einmal geben.</translation>
    </message>
    <message>
        <source>Another sale was begun meanwhile: the recalled one waits again.</source>
        <translation>Inzwischen wurde ein anderer Verkauf begonnen: der zurückgeholte wartet wieder.</translation>
    </message>
    <message>
        <source>This sale waits no more: somebody took it.</source>
        <translation>Dieser Verkauf wartet nicht mehr: Jemand hat ihn geholt.</translation>
    </message>
    <message>
        <source>Too many sales are waiting. Charge or drop one of them first.</source>
        <translation>Zu viele Verkäufe warten. Zuerst einen davon kassieren oder verwerfen.</translation>
    </message>
    <message>
        <source>The list was not written</source>
        <translation>Die Liste wurde nicht geschrieben</translation>
    </message>
    <message>
        <source>The list can&apos;t be read</source>
        <translation>Die Liste ist nicht lesbar</translation>
    </message>
    <message>
        <source>“{text}” under active is neither yes nor no.</source>
        <translation>„{text}“ bei active ist weder yes noch no.</translation>
    </message>
    <message>
        <source>Line {line} does not have as many cells as the first one. Nothing was changed.</source>
        <translation>Zeile {line} hat nicht so viele Felder wie die erste. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The category is too long, or has signs in it that can&apos;t be shown.</source>
        <translation>Die Kategorie ist zu lang oder hat Zeichen, die sich nicht zeigen lassen.</translation>
    </message>
    <message>
        <source>The last digit of {number} should be {digit}. Look at the number again.</source>
        <translation>Die letzte Ziffer von {number} müsste {digit} sein. Bitte die Nummer noch einmal ansehen.</translation>
    </message>
    <message>
        <source>This is the same item as in line {line}. Leave one of them out.</source>
        <translation>Das ist derselbe Artikel wie in Zeile {line}. Bitte einen davon weglassen.</translation>
    </message>
    <message>
        <source>The name is missing, too long, or has signs in it that can&apos;t be shown.</source>
        <translation>Der Name fehlt, ist zu lang oder hat Zeichen, die sich nicht zeigen lassen.</translation>
    </message>
    <message>
        <source>Its first line has no column “{column}”. Nothing was changed.</source>
        <translation>In der ersten Zeile fehlt die Spalte „{column}“. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It is no text in UTF-8. Save it as “CSV UTF-8” and choose it again.</source>
        <translation>Das ist kein Text in UTF-8. Bitte als „CSV UTF-8“ speichern und noch einmal wählen.</translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}. The items are as they were.</source>
        <translation>{file} ließ sich nicht schreiben: {reason}. Die Artikel sind, wie sie waren.</translation>
    </message>
    <message>
        <source>The number is too long, or has signs in it that can&apos;t be shown.</source>
        <translation>Die Nummer ist zu lang oder hat Zeichen, die sich nicht zeigen lassen.</translation>
    </message>
    <message>
        <source>“{name}” has the number {number} already. A scan would sell the wrong one.</source>
        <translation>„{name}“ hat die Nummer {number} schon. Ein Scan würde den falschen Artikel verkaufen.</translation>
    </message>
    <message>
        <source>Its column “{column}” is unknown, or there twice. Nothing was changed.</source>
        <translation>Die Spalte „{column}“ ist unbekannt oder doppelt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“{text}” is no price.</source>
        <translation>„{text}“ ist kein Preis.</translation>
    </message>
    <message>
        <source>“{text}” is no tax rate in per cent.</source>
        <translation>„{text}“ ist kein Steuersatz in Prozent.</translation>
    </message>
    <message>
        <source>The tax&apos;s name is too long.</source>
        <translation>Der Name der Steuer ist zu lang.</translation>
    </message>
    <message>
        <source>It is larger than 4 MB: that is no list of items. Nothing was changed.</source>
        <translation>Die Datei ist größer als 4 MB: Das ist keine Artikelliste. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It has more than {most} lines. Split it and take in one part after the other.</source>
        <translation>Sie hat mehr als {most} Zeilen. Bitte teilen und einen Teil nach dem anderen übernehmen.</translation>
    </message>
    <message>
        <source>The unit is too long: kg, m or h will do.</source>
        <translation>Die Einheit ist zu lang: kg, m oder h genügen.</translation>
    </message>
    <message>
        <source>{file}: {reason}. The items are as they were.</source>
        <translation>{file}: {reason}. Die Artikel sind, wie sie waren.</translation>
    </message>
    <message>
        <source>The sale was given up before the customer had chosen a tip.</source>
        <translation>Der Verkauf wurde aufgegeben, bevor ein Trinkgeld gewählt war.</translation>
    </message>
    <message>
        <source>The wallet was changed outside the till</source>
        <translation>Die Wallet wurde außerhalb der Kasse geändert</translation>
    </message>
    <message>
        <source>The wallet was changed by {by}, {moment}</source>
        <translation>Die Wallet wurde von {by} geändert, {moment}</translation>
    </message>
    <message>
        <source>The wallet was changed in the settings file, {moment}</source>
        <translation>Die Wallet wurde in der Einstellungsdatei geändert, {moment}</translation>
    </message>
    <message>
        <source>Nothing is sold until the owner has compared its addresses: Settings, Wallet.</source>
        <translation>Es wird nichts verkauft, bis die Inhaberin oder der Inhaber die Adressen verglichen hat: Einstellungen, Wallet.</translation>
    </message>
    <message>
        <source>Money of new sales goes there. If that is news to the owner, stop selling.</source>
        <translation>Geld neuer Verkäufe geht dorthin. Weiß die Inhaberin oder der Inhaber nichts davon, nicht weiter verkaufen.</translation>
    </message>
    <message>
        <source>These are not the addresses of your own wallet: compare them once more. Nothing was changed.</source>
        <translation>Das sind nicht die Adressen der eigenen Wallet: noch einmal vergleichen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing was changed: that takes the owner&apos;s PIN.</source>
        <translation>Es wurde nichts geändert: Dazu braucht es die PIN der Inhaberin oder des Inhabers.</translation>
    </message>
    <message>
        <source>Refunds to be paid: {count}</source>
        <translation>Offene Rückerstattungen: {count}</translation>
    </message>
    <message>
        <source>Refunds can&apos;t be watched now</source>
        <translation>Rückerstattungen werden gerade nicht verfolgt</translation>
    </message>
    <message>
        <source>The owner&apos;s wallet pays them. The till says when the money has left.</source>
        <translation>Die Wallet des Inhabers bezahlt sie. Die Kasse sagt, wann das Geld unterwegs ist.</translation>
    </message>
    <message>
        <source>{server} does not answer. The till tries again by itself, and nothing is lost.</source>
        <translation>{server} antwortet nicht. Die Kasse versucht es von selbst wieder, und nichts geht verloren.</translation>
    </message>
    <message>
        <source>Nothing of this sale can go back: nothing came, or all of it is given back.</source>
        <translation>Von diesem Verkauf kann nichts zurück: Es kam nichts, oder alles ist zurückgegeben.</translation>
    </message>
    <message>
        <source>What came may still go away. Wait until it is confirmed.</source>
        <translation>Was kam, kann noch verschwinden. Warten Sie, bis es bestätigt ist.</translation>
    </message>
    <message>
        <source>{gateway} holds this money. Give it back there, or by its link if it has one.</source>
        <translation>{gateway} hält dieses Geld. Geben Sie es dort zurück, oder mit dem Link, falls es einen gibt.</translation>
    </message>
    <message>
        <source>This is an address of the shop&apos;s own wallet. Ask for the customer&apos;s.</source>
        <translation>Das ist eine Adresse der eigenen Wallet. Fragen Sie nach der des Kunden.</translation>
    </message>
    <message>
        <source>Scan or type the customer&apos;s address.</source>
        <translation>Scannen oder tippen Sie die Adresse des Kunden.</translation>
    </message>
    <message>
        <source>This is for Lightning. Ask for a bitcoin address instead.</source>
        <translation>Das ist für Lightning. Fragen Sie stattdessen nach einer Bitcoinadresse.</translation>
    </message>
    <message>
        <source>This code asks for more than an address. Ask for a plain address.</source>
        <translation>Dieser Code verlangt mehr als eine Adresse. Fragen Sie nach einer einfachen Adresse.</translation>
    </message>
    <message>
        <source>This is too long for an address.</source>
        <translation>Das ist zu lang für eine Adresse.</translation>
    </message>
    <message>
        <source>This refund is paid already. It can&apos;t be withdrawn any more.</source>
        <translation>Diese Rückerstattung ist schon bezahlt. Sie lässt sich nicht mehr zurückziehen.</translation>
    </message>
    <message>
        <source>The rate has moved. Look at the new amount and ask once more.</source>
        <translation>Der Kurs hat sich bewegt. Sehen Sie den neuen Betrag an und fragen Sie noch einmal.</translation>
    </message>
    <message>
        <source>This money goes back to the customer. Withdraw the refund first.</source>
        <translation>Dieses Geld geht an den Kunden zurück. Ziehen Sie erst die Rückerstattung zurück.</translation>
    </message>
    <message>
        <source>Nobody is signed in. Choose your face and type your PIN, then try again.</source>
        <translation>Niemand ist angemeldet. Wählen Sie Ihr Gesicht, geben Sie Ihre PIN ein und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Nobody works at this till yet. Start it: it asks for the owner first.</source>
        <translation>An dieser Kasse arbeitet noch niemand. Starten Sie sie: Sie fragt zuerst nach dem Inhaber.</translation>
    </message>
    <message>
        <source>A PIN has 4 to 12 digits, and is not 1234 or 0000. Nothing was changed.</source>
        <translation>Eine PIN hat 4 bis 12 Ziffern und ist nicht 1234 oder 0000. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The two PINs are not the same. Nothing was changed.</source>
        <translation>Die beiden PINs sind nicht gleich. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Say whose PIN with --name: {names}</source>
        <translation>Sagen Sie mit --name, wessen PIN: {names}</translation>
    </message>
    <message>
        <source>No owner of this till is called {name}.</source>
        <translation>Kein Inhaber dieser Kasse heißt {name}.</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
</context>
<context>
    <name>NameKeyboard</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Delete last letter</source>
        <translation>Letzten Buchstaben löschen</translation>
    </message>
    <message>
        <source>Capital letter</source>
        <translation>Großbuchstabe</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
</context>
<context>
    <name>NoteButton</name>
    <message>
        <source>Note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Note, also on the receipt</source>
        <translation>Notiz, auch auf dem Beleg</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Note, also on the receipt</source>
        <translation>Notiz, auch auf dem Beleg</translation>
    </message>
    <message>
        <source>For whom, or what for</source>
        <translation>Für wen oder wofür</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Delete last letter</source>
        <translation>Letzten Buchstaben löschen</translation>
    </message>
    <message>
        <source>Capital letter</source>
        <translation>Großbuchstabe</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
</context>
<context>
    <name>NumberSheet</name>
    <message>
        <source>Per cent or an amount</source>
        <translation>Prozent oder ein Betrag</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>No discount</source>
        <translation>Kein Rabatt</translation>
    </message>
    <message>
        <source>Delete last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
    <message>
        <source>Decimal point</source>
        <translation>Dezimalzeichen</translation>
    </message>
</context>
<context>
    <name>Override</name>
    <message>
        <source>Owner&apos;s PIN</source>
        <translation>PIN des Inhabers</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN</source>
        <translation>PIN der Leitung</translation>
    </message>
    <message>
        <source>Back, ask for the rest</source>
        <translation>Zurück, den Rest verlangen</translation>
    </message>
    <message>
        <source>Back, leave it</source>
        <translation>Zurück, nichts tun</translation>
    </message>
    <message>
        <source>{name} asks to accept a sale that is {amount} short.</source>
        <translation>{name} möchte einen Verkauf annehmen, dem {amount} fehlen.</translation>
    </message>
    <message>
        <source>{name} asks to accept a sale that is paid short.</source>
        <translation>{name} möchte einen Verkauf annehmen, dem etwas fehlt.</translation>
    </message>
    <message>
        <source>{name} asks to accept a payment that came late.</source>
        <translation>{name} möchte eine verspätete Zahlung annehmen.</translation>
    </message>
    <message>
        <source>{name} asks to keep what came on top as a tip.</source>
        <translation>{name} möchte das Zuviel als Trinkgeld behalten.</translation>
    </message>
    <message>
        <source>{name} asks to note that money is due back.</source>
        <translation>{name} möchte festhalten, dass Geld zurückzugeben ist.</translation>
    </message>
    <message>
        <source>{name} asks to charge a sale.</source>
        <translation>{name} möchte kassieren.</translation>
    </message>
    <message>
        <source>{name} asks to cancel a sale.</source>
        <translation>{name} möchte einen Verkauf abbrechen.</translation>
    </message>
    <message>
        <source>{name} asks to print a receipt again.</source>
        <translation>{name} möchte einen Beleg noch einmal drucken.</translation>
    </message>
    <message>
        <source>{name} asks to give a discount.</source>
        <translation>{name} möchte einen Rabatt geben.</translation>
    </message>
    <message>
        <source>{name} asks to accept a payment.</source>
        <translation>{name} möchte eine Zahlung annehmen.</translation>
    </message>
    <message>
        <source>{name} asks to give money back.</source>
        <translation>{name} möchte Geld zurückgeben.</translation>
    </message>
    <message>
        <source>{name} asks to open the drawer without a sale.</source>
        <translation>{name} möchte die Schublade ohne Verkauf öffnen.</translation>
    </message>
    <message>
        <source>{name} asks to see what the shop has sold.</source>
        <translation>{name} möchte sehen, was der Laden verkauft hat.</translation>
    </message>
    <message>
        <source>{name} asks to open the settings.</source>
        <translation>{name} möchte die Einstellungen öffnen.</translation>
    </message>
    <message>
        <source>{name} asks to change the wallet.</source>
        <translation>{name} möchte die Wallet wechseln.</translation>
    </message>
    <message>
        <source>{name} asks to close the shift.</source>
        <translation>{name} möchte die Schicht abschließen.</translation>
    </message>
    <message>
        <source>{name} asks to change who works here, or a PIN.</source>
        <translation>{name} möchte ändern, wer hier arbeitet, oder eine PIN.</translation>
    </message>
    <message>
        <source>{name} asks to change what is sold here.</source>
        <translation>{name} möchte ändern, was hier verkauft wird.</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Verzicht</translation>
    </message>
    <message>
        <source>Came on top</source>
        <translation>Zu viel gekommen</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Zurückgegeben</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Verkauf</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>This person may not allow it any more.</source>
        <translation>Diese Person darf das nicht mehr erlauben.</translation>
    </message>
</context>
<context>
    <name>OverrideDialog</name>
    <message>
        <source>Who may allow it</source>
        <translation>Wer es erlauben darf</translation>
    </message>
</context>
<context>
    <name>OverrideStory</name>
    <message>
        <source>Recorded with both names.</source>
        <translation>Wird mit beiden Namen festgehalten.</translation>
    </message>
</context>
<context>
    <name>OwnPin</name>
    <message>
        <source>Your PIN now</source>
        <translation>Ihre jetzige PIN</translation>
    </message>
</context>
<context>
    <name>OwnPinSheet</name>
    <message>
        <source>The new PIN holds from now on.</source>
        <translation>Ab jetzt gilt die neue PIN.</translation>
    </message>
    <message>
        <source>For a new PIN, type the one you have now.</source>
        <translation>Für eine neue PIN die jetzige eingeben.</translation>
    </message>
    <message>
        <source>Lock the till</source>
        <translation>Kasse sperren</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back, keep my PIN</source>
        <translation>Zurück, PIN behalten</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Pay with bitcoin</source>
        <translation>Mit Bitcoin bezahlen</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Eingegangen</translation>
    </message>
    <message>
        <source>Price held for</source>
        <translation>Preis gilt noch</translation>
    </message>
    <message>
        <source>Scan with a bitcoin wallet</source>
        <translation>Mit einer Bitcoin-Wallet scannen</translation>
    </message>
    <message>
        <source>Code to pay with</source>
        <translation>Code zum Bezahlen</translation>
    </message>
    <message>
        <source>Open in wallet</source>
        <translation>In der Wallet öffnen</translation>
    </message>
    <message>
        <source>Bitcoin address</source>
        <translation>Bitcoin-Adresse</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Connection lost, trying again</source>
        <translation>Verbindung verloren, neuer Versuch läuft</translation>
    </message>
    <message>
        <source>Ways to pay</source>
        <translation>Zahlungswege</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefordert</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Back to the shop</source>
        <translation>Zurück zum Laden</translation>
    </message>
    <message>
        <source>You are taken back to the shop in a moment.</source>
        <translation>Sie werden gleich zum Laden zurückgeleitet.</translation>
    </message>
    <message>
        <source>The shop asks for</source>
        <translation>Der Laden bittet um</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>freiwillig</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Thank you, the shop has it.</source>
        <translation>Danke, der Laden hat es erhalten.</translation>
    </message>
    <message>
        <source>It could not be sent. Try again.</source>
        <translation>Es konnte nicht gesendet werden. Bitte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Your receipt is at the till.</source>
        <translation>Ihr Beleg liegt an der Kasse.</translation>
    </message>
    <message>
        <source>Not real money</source>
        <translation>Kein echtes Geld</translation>
    </message>
    <message>
        <source>Source code</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Load this page again to see whether the payment has arrived.</source>
        <translation>Laden Sie diese Seite neu, um zu sehen, ob die Zahlung angekommen ist.</translation>
    </message>
    <message>
        <source>No tip</source>
        <translation>Kein Trinkgeld</translation>
    </message>
    <message>
        <source>Own amount</source>
        <translation>Eigener Betrag</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Geben</translation>
    </message>
    <message>
        <source>A tip?</source>
        <translation>Trinkgeld?</translation>
    </message>
    <message>
        <source>Choose one, or none: then the code to pay is made.</source>
        <translation>Bitte wählen, auch keines: Dann entsteht der Code zum Bezahlen.</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Augenblick</translation>
    </message>
    <message>
        <source>The code to pay with is being prepared.</source>
        <translation>Der Code zum Bezahlen wird vorbereitet.</translation>
    </message>
    <message>
        <source>Please pay</source>
        <translation>Bitte bezahlen</translation>
    </message>
    <message>
        <source>Send this amount from a bitcoin wallet.</source>
        <translation>Senden Sie diesen Betrag aus einer Bitcoin-Wallet.</translation>
    </message>
    <message>
        <source>A part is there</source>
        <translation>Ein Teil ist da</translation>
    </message>
    <message>
        <source>Please pay the rest with this code.</source>
        <translation>Bitte bezahlen Sie den Rest mit diesem Code.</translation>
    </message>
    <message>
        <source>Payment seen</source>
        <translation>Zahlung gesehen</translation>
    </message>
    <message>
        <source>Nothing more to do, it is being confirmed.</source>
        <translation>Nichts weiter zu tun, sie wird bestätigt.</translation>
    </message>
    <message>
        <source>Thank you.</source>
        <translation>Vielen Dank.</translation>
    </message>
    <message>
        <source>The time is over</source>
        <translation>Die Zeit ist abgelaufen</translation>
    </message>
    <message>
        <source>Please pay nothing here any more. The shop can start again.</source>
        <translation>Bitte zahlen Sie hier nichts mehr. Der Laden kann neu beginnen.</translation>
    </message>
    <message>
        <source>This sale is closed</source>
        <translation>Dieser Verkauf ist geschlossen</translation>
    </message>
    <message>
        <source>Nothing is to be paid here.</source>
        <translation>Hier ist nichts zu bezahlen.</translation>
    </message>
    <message>
        <source>Please speak to us</source>
        <translation>Bitte sprechen Sie uns an</translation>
    </message>
    <message>
        <source>The shop sorts it out with you.</source>
        <translation>Der Laden klärt es mit Ihnen.</translation>
    </message>
    <message>
        <source>Any wallet</source>
        <translation>Jede Wallet</translation>
    </message>
    <message>
        <source>On-chain</source>
        <translation>On-Chain</translation>
    </message>
    <message>
        <source>Lightning</source>
        <translation>Lightning</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Zu zahlen</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>Noch zu zahlen</translation>
    </message>
    <message>
        <source>{bitcoin} came on top of the price. Please speak to us.</source>
        <translation>{bitcoin} kamen über den Preis hinaus. Bitte sprechen Sie uns an.</translation>
    </message>
    <message>
        <source>1 BTC = {price}</source>
        <translation>1 BTC = {price}</translation>
    </message>
    <message>
        <source>There is nothing here</source>
        <translation>Hier ist nichts</translation>
    </message>
    <message>
        <source>Perhaps this sale is over. The shop can tell.</source>
        <translation>Vielleicht ist dieser Verkauf vorbei. Der Laden weiß es.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Your address</source>
        <translation>Ihre Anschrift</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Please choose what was offered, up to the amount itself.</source>
        <translation>Bitte etwas vom Angebotenen wählen, höchstens den Betrag selbst.</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>Bitte ausfüllen.</translation>
    </message>
    <message>
        <source>This is no e-mail address.</source>
        <translation>Das ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>Das ist zu lang.</translation>
    </message>
    <message>
        <source>This has signs in it that can&apos;t be kept.</source>
        <translation>Darin sind Zeichen, die nicht aufbewahrt werden können.</translation>
    </message>
</context>
<context>
    <name>Path</name>
    <message>
        <source>Taken back</source>
        <translation>Zurückgeholt</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefordert</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
</context>
<context>
    <name>Payment</name>
    <message>
        <source>Give back</source>
        <translation>Rückgabe</translation>
    </message>
    <message>
        <source>Ask for a tip</source>
        <translation>Nach Trinkgeld fragen</translation>
    </message>
    <message>
        <source>Go on without a tip</source>
        <translation>Ohne Trinkgeld weiter</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Show a new QR</source>
        <translation>Neuen QR zeigen</translation>
    </message>
    <message>
        <source>New rate, {minutes} more minutes</source>
        <translation>Neuer Kurs, {minutes} Minuten mehr</translation>
    </message>
    <message>
        <source>New rate</source>
        <translation>Neuer Kurs</translation>
    </message>
    <message>
        <source>Next sale</source>
        <translation>Nächster Verkauf</translation>
    </message>
    <message>
        <source>Accept the money</source>
        <translation>Geld annehmen</translation>
    </message>
    <message>
        <source>Accept as is</source>
        <translation>So annehmen</translation>
    </message>
    <message>
        <source>Keep as tip</source>
        <translation>Als Trinkgeld</translation>
    </message>
    <message>
        <source>Refund slip</source>
        <translation>Erstattungs­bon</translation>
    </message>
    <message>
        <source>Refund by link</source>
        <translation>Per Link erstatten</translation>
    </message>
    <message>
        <source>Cancel sale</source>
        <translation>Stornieren</translation>
    </message>
    <message>
        <source>Own wallet</source>
        <translation>Eigene Wallet</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>Zettel drucken</translation>
    </message>
    <message>
        <source>What is in the way</source>
        <translation>Was im Weg steht</translation>
    </message>
    <message>
        <source>{count} sources agree</source>
        <translation>{count} Quellen einig</translation>
    </message>
    <message>
        <source>Held from {start} until {end}</source>
        <translation>Gilt von {start} bis {end}</translation>
    </message>
    <message>
        <source>Through {gateway}</source>
        <translation>Über {gateway}</translation>
    </message>
    <message>
        <source>Our sources say {price}</source>
        <translation>Unsere Quellen sagen {price}</translation>
    </message>
    <message>
        <source>{percent} away from ours: {price}</source>
        <translation>{percent} neben unserem: {price}</translation>
    </message>
    <message>
        <source>Spread {spread}, {seconds} s old</source>
        <translation>Abweichung {spread}, {seconds} s alt</translation>
    </message>
    <message>
        <source>Paid so far</source>
        <translation>Bisher bezahlt</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Es fehlen</translation>
    </message>
    <message>
        <source>Too little for a wallet to send,
so no QR asks for it</source>
        <translation>Zu wenig für eine Wallet,
darum kein QR dafür</translation>
    </message>
    <message>
        <source>New QR asks for just the rest,
same address, same price</source>
        <translation>Neuer QR verlangt nur den Rest,
selbe Adresse, selber Preis</translation>
    </message>
    <message>
        <source>Full amount, one payment</source>
        <translation>Ganzer Betrag, eine Zahlung</translation>
    </message>
    <message>
        <source>Full amount, {count} payments</source>
        <translation>Ganzer Betrag, {count} Zahlungen</translation>
    </message>
    <message>
        <source>{amount} too much</source>
        <translation>{amount} zu viel</translation>
    </message>
    <message>
        <source>Rests on another payment that may fail</source>
        <translation>Hängt an einer anderen, unsicheren Zahlung</translation>
    </message>
    <message>
        <source>{used} of {budget}</source>
        <translation>{used} von {budget}</translation>
    </message>
    <message>
        <source>Unconfirmed money</source>
        <translation>Unbestätigtes Geld</translation>
    </message>
    <message>
        <source>Waits for its block</source>
        <translation>Wartet auf den Block</translation>
    </message>
    <message>
        <source>No rate says what it is worth</source>
        <translation>Kein Kurs sagt, was es wert ist</translation>
    </message>
    <message>
        <source>Over the limit for unconfirmed money</source>
        <translation>Über der Grenze für unbestätigtes Geld</translation>
    </message>
    <message>
        <source>Too much unconfirmed money already</source>
        <translation>Schon zu viel unbestätigtes Geld</translation>
    </message>
    <message>
        <source>Not the full amount</source>
        <translation>Nicht der volle Betrag</translation>
    </message>
    <message>
        <source>Not in time for this price</source>
        <translation>Für diesen Preis nicht rechtzeitig</translation>
    </message>
    <message>
        <source>Can still be replaced by the sender</source>
        <translation>Der Absender kann sie noch ersetzen</translation>
    </message>
    <message>
        <source>No server can judge its fee</source>
        <translation>Kein Server kann die Gebühr beurteilen</translation>
    </message>
    <message>
        <source>The fee is low</source>
        <translation>Die Gebühr ist niedrig</translation>
    </message>
    <message>
        <source>Not every server has seen it</source>
        <translation>Nicht jeder Server hat es gesehen</translation>
    </message>
    <message>
        <source>Listening for {seconds} s</source>
        <translation>Horcht {seconds} s lang</translation>
    </message>
    <message>
        <source>The servers disagree, or it replaced another</source>
        <translation>Die Server sind uneins, oder sie ersetzte eine andere</translation>
    </message>
    <message>
        <source>Payments are not followed right now</source>
        <translation>Zahlungen werden gerade nicht verfolgt</translation>
    </message>
    <message>
        <source>The servers disagree</source>
        <translation>Die Server sind uneins</translation>
    </message>
    <message>
        <source>Sent as final by the wallet</source>
        <translation>Von der Wallet als endgültig gesendet</translation>
    </message>
    <message>
        <source>Confirmed: {blocks}</source>
        <translation>Bestätigt: {blocks}</translation>
    </message>
    <message>
        <source>Ask the customer to pay again, if still here.</source>
        <translation>Kunden um neue Zahlung bitten, wenn noch da.</translation>
    </message>
    <message>
        <source>Keep the goods, or call the manager.</source>
        <translation>Ware behalten oder die Leitung rufen.</translation>
    </message>
    <message>
        <source>The sale is marked and the store is told.</source>
        <translation>Der Verkauf ist markiert, der Laden weiß es.</translation>
    </message>
    <message>
        <source>A new rate makes a QR
that asks for just the rest</source>
        <translation>Ein neuer Kurs macht einen QR,
der nur den Rest verlangt</translation>
    </message>
    <message>
        <source>Stop the customer, if still here.</source>
        <translation>Halten Sie den Kunden auf, falls noch hier.</translation>
    </message>
    <message>
        <source>Call the manager. Charge what is missing again.</source>
        <translation>Leitung rufen. Was fehlt, neu kassieren.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Held until {time}</source>
        <translation>Galt bis {time}</translation>
    </message>
    <message>
        <source>With the rate now</source>
        <translation>Zum Kurs jetzt</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>New rate makes a new QR on the same address for {minutes} more minutes. What is already paid is taken off.</source>
        <translation>Neuer Kurs macht einen neuen QR auf derselben Adresse für {minutes} Minuten. Bezahltes wird abgezogen.</translation>
    </message>
    <message>
        <source>The price was held until {time}</source>
        <translation>Der Preis galt bis {time}</translation>
    </message>
    <message>
        <source>Worth at the held price</source>
        <translation>Wert zum alten Preis</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Erhalten</translation>
    </message>
    <message>
        <source>Worth at the rate now</source>
        <translation>Wert zum Kurs jetzt</translation>
    </message>
    <message>
        <source>{sat}, {amount} too much</source>
        <translation>{sat}, {amount} zu viel</translation>
    </message>
    <message>
        <source>{sat}, {amount} short</source>
        <translation>{sat}, {amount} zu wenig</translation>
    </message>
    <message>
        <source>{sat}, exact</source>
        <translation>{sat}, genau</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>{price} per BTC</source>
        <translation>{price} je BTC</translation>
    </message>
    <message>
        <source>Price held</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>Bestätigungen</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>by {gateway}</source>
        <translation>durch {gateway}</translation>
    </message>
    <message>
        <source>waits for {gateway}</source>
        <translation>wartet auf {gateway}</translation>
    </message>
    <message>
        <source>{depth} of {wanted} block</source>
        <translation>{depth} von {wanted} Block</translation>
    </message>
    <message>
        <source>{depth} of {wanted} blocks</source>
        <translation>{depth} von {wanted} Blöcken</translation>
    </message>
    <message>
        <source>Sale {number}</source>
        <translation>Verkauf {number}</translation>
    </message>
    <message>
        <source>was {amount}</source>
        <translation>war {amount}</translation>
    </message>
    <message>
        <source>Payment vanished, ask again</source>
        <translation>Zahlung verschwunden, neu bitten</translation>
    </message>
    <message>
        <source>Still to pay {amount}</source>
        <translation>Noch zu zahlen {amount}</translation>
    </message>
    <message>
        <source>The printer fell silent. Look, then touch Receipt.</source>
        <translation>Der Drucker verstummte. Nachsehen, dann „Beleg“ berühren.</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Bereitet vor</translation>
    </message>
    <message>
        <source>Not ready to pay</source>
        <translation>Noch nicht bereit</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Partly paid</source>
        <translation>Teilbezahlt</translation>
    </message>
    <message>
        <source>Payment vanished</source>
        <translation>Zahlung verschwunden</translation>
    </message>
    <message>
        <source>Payment seen</source>
        <translation>Zahlung gesehen</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Paid too much</source>
        <translation>Zu viel bezahlt</translation>
    </message>
    <message>
        <source>Paid late</source>
        <translation>Zu spät bezahlt</translation>
    </message>
    <message>
        <source>Perhaps late</source>
        <translation>Vielleicht zu spät</translation>
    </message>
    <message>
        <source>Paid after cancel</source>
        <translation>Nach Storno bezahlt</translation>
    </message>
    <message>
        <source>Price expired</source>
        <translation>Preis verfallen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Payment taken back</source>
        <translation>Zahlung zurückgeholt</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>The customer is asked for a tip first.</source>
        <translation>Der Kunde wird zuerst nach einem Trinkgeld gefragt.</translation>
    </message>
    <message>
        <source>The QR is there in a moment.</source>
        <translation>Der QR ist gleich da.</translation>
    </message>
    <message>
        <source>Nothing was asked of the customer yet.</source>
        <translation>Vom Kunden wurde noch nichts verlangt.</translation>
    </message>
    <message>
        <source>The customer scans the code with a wallet.</source>
        <translation>Der Kunde scannt den Code mit einer Wallet.</translation>
    </message>
    <message>
        <source>It came while the till was not watching,
and may have come in time. You decide.</source>
        <translation>Es kam, als die Kasse nicht hinsah,
und vielleicht rechtzeitig. Sie entscheiden.</translation>
    </message>
    <message>
        <source>The sale was cancelled, then the money came.
Take it, or give it back.</source>
        <translation>Der Verkauf war storniert, dann kam das Geld.
Nehmen Sie es, oder geben Sie es zurück.</translation>
    </message>
    <message>
        <source>{amount} came on top of the price.
Is it a tip?</source>
        <translation>{amount} kamen über den Preis hinaus.
Ist es Trinkgeld?</translation>
    </message>
    <message>
        <source>{amount} came on top of the price
and was kept as a tip.</source>
        <translation>{amount} kamen über den Preis hinaus
und bleiben als Trinkgeld.</translation>
    </message>
    <message>
        <source>{amount} came on top of the price
and is to be given back.</source>
        <translation>{amount} kamen über den Preis hinaus
und sind zurückzugeben.</translation>
    </message>
    <message>
        <source>{received} came for a cancelled sale.
Take it as it is, or ask for the rest.</source>
        <translation>{received} kamen für einen stornierten Verkauf.
Nehmen Sie es so, oder fordern Sie den Rest.</translation>
    </message>
    <message>
        <source>{received} came in, {missing} are missing.</source>
        <translation>{received} kamen an, {missing} fehlen.</translation>
    </message>
    <message>
        <source>One server sees it in a block, another denies it.
Not final yet: {blocks}.</source>
        <translation>Ein Server sieht sie in einem Block, ein anderer nicht.
Noch nicht endgültig: {blocks}.</translation>
    </message>
    <message>
        <source>Its block was taken out of the chain again.
Still watched: {blocks}.</source>
        <translation>Ihr Block ist nicht mehr in der Kette.
Wird weiter beobachtet: {blocks}.</translation>
    </message>
    <message>
        <source>The full amount is on its way.
Not final yet: {blocks}.</source>
        <translation>Der ganze Betrag ist unterwegs.
Noch nicht endgültig: {blocks}.</translation>
    </message>
    <message>
        <source>Another payment took its place and pays as much.
Not final yet: {blocks}.</source>
        <translation>Eine andere Zahlung ersetzt sie und zahlt ebenso viel.
Noch nicht endgültig: {blocks}.</translation>
    </message>
    <message>
        <source>The money came after the price ended.
Take it, or ask at the rate now.</source>
        <translation>Das Geld kam nach dem Ende des Preises.
Annehmen oder zum Kurs jetzt verlangen.</translation>
    </message>
    <message>
        <source>The QR is hidden, so nobody pays an old price.
Money sent to it still counts for this sale.</source>
        <translation>Der QR ist verborgen, damit niemand einen alten Preis zahlt.
Geld dorthin zählt weiter für diesen Verkauf.</translation>
    </message>
    <message>
        <source>One server sees it in a block, another denies it.
Still watched: {blocks}.</source>
        <translation>Ein Server sieht sie in einem Block, ein anderer nicht.
Wird weiter beobachtet: {blocks}.</translation>
    </message>
    <message>
        <source>Another payment took its place and pays as much.
Still watched: {blocks}.</source>
        <translation>Eine andere Zahlung trat an ihre Stelle, gleich hoch.
Wird weiter beobachtet: {blocks}.</translation>
    </message>
    <message>
        <source>Taken, though not confirmed yet.
Still watched: {blocks}.</source>
        <translation>Angenommen, obwohl noch nicht bestätigt.
Wird weiter beobachtet: {blocks}.</translation>
    </message>
    <message>
        <source>Nothing was asked of the customer.</source>
        <translation>Vom Kunden wurde nichts verlangt.</translation>
    </message>
    <message>
        <source>A payment came and was taken back.
Nothing more is asked.</source>
        <translation>Eine Zahlung kam und wurde zurückgeholt.
Es wird nichts mehr verlangt.</translation>
    </message>
    <message>
        <source>A payment came and vanished.
The address is still watched.</source>
        <translation>Eine Zahlung kam und verschwand.
Die Adresse wird weiter beobachtet.</translation>
    </message>
    <message>
        <source>Nothing more is asked.
The address is still watched.</source>
        <translation>Nichts wird mehr verlangt.
Die Adresse wird weiter beobachtet.</translation>
    </message>
    <message>
        <source>The network has forgotten it, and the price has ended.
It is not paid.</source>
        <translation>Das Netz hat sie vergessen, und der Preis ist abgelaufen.
Es ist nicht bezahlt.</translation>
    </message>
    <message>
        <source>The network has forgotten it. This sale is not paid.</source>
        <translation>Das Netz hat sie vergessen. Dieser Verkauf ist nicht bezahlt.</translation>
    </message>
    <message>
        <source>What took its place is too little:
{missing} are missing.</source>
        <translation>Was an ihre Stelle trat, ist zu wenig:
{missing} fehlen.</translation>
    </message>
    <message>
        <source>The network has forgotten the payment.
This sale is not paid any more.</source>
        <translation>Das Netz hat die Zahlung vergessen.
Dieser Verkauf ist nicht mehr bezahlt.</translation>
    </message>
    <message>
        <source>The customer&apos;s wallet sent the same money
somewhere else. This sale is not paid.</source>
        <translation>Die Wallet des Kunden schickte dasselbe Geld
anderswohin. Dieser Verkauf ist nicht bezahlt.</translation>
    </message>
    <message>
        <source>Only {sat} are missing,
less than a wallet can send.</source>
        <translation>Es fehlen nur {sat},
weniger als eine Wallet senden kann.</translation>
    </message>
    <message>
        <source>The money went back to the customer.</source>
        <translation>Das Geld ging zurück an den Kunden.</translation>
    </message>
    <message>
        <source>{amount}, taken</source>
        <translation>{amount}, angenommen</translation>
    </message>
    <message>
        <source>{amount}, confirmed in block {height}</source>
        <translation>{amount}, bestätigt in Block {height}</translation>
    </message>
    <message>
        <source>store told</source>
        <translation>Laden weiß es</translation>
    </message>
    <message>
        <source>Receipt printed</source>
        <translation>Beleg gedruckt</translation>
    </message>
    <message>
        <source>Receipt perhaps printed</source>
        <translation>Beleg vielleicht gedruckt</translation>
    </message>
    <message>
        <source>Receipt is waiting</source>
        <translation>Beleg wartet</translation>
    </message>
    <message>
        <source>It prints by itself as soon as the printer is ready.</source>
        <translation>Er wird gedruckt, sobald der Drucker bereit ist.</translation>
    </message>
    <message>
        <source>Any wallet</source>
        <translation>Jede Wallet</translation>
    </message>
    <message>
        <source>On-chain</source>
        <translation>On-Chain</translation>
    </message>
    <message>
        <source>Lightning</source>
        <translation>Lightning</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Webseite</translation>
    </message>
</context>
<context>
    <name>PaymentCard</name>
    <message>
        <source>at this price</source>
        <translation>Preis gilt</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
</context>
<context>
    <name>PaymentPanel</name>
    <message>
        <source>Way to pay</source>
        <translation>Zahlungsweg</translation>
    </message>
    <message>
        <source>QR code that asks for %1</source>
        <translation>QR-Code, der %1 verlangt</translation>
    </message>
</context>
<context>
    <name>PaymentScreen</name>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>Path of the sale</source>
        <translation>Weg des Verkaufs</translation>
    </message>
    <message>
        <source>Cancel this sale?</source>
        <translation>Diesen Verkauf stornieren?</translation>
    </message>
    <message>
        <source>The QR goes away. Money that still comes in is shown here.</source>
        <translation>Der QR verschwindet. Geld, das noch kommt, wird hier gezeigt.</translation>
    </message>
    <message>
        <source>Keep the sale</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Cancel sale</source>
        <translation>Stornieren</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Cashier</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Blue circle</source>
        <translation>Blauer Kreis</translation>
    </message>
    <message>
        <source>Plum square</source>
        <translation>Pflaumenblaues Quadrat</translation>
    </message>
    <message>
        <source>Olive leaf</source>
        <translation>Olivgrünes Blatt</translation>
    </message>
    <message>
        <source>Slate circle</source>
        <translation>Schiefergrauer Kreis</translation>
    </message>
    <message>
        <source>Brown square</source>
        <translation>Braunes Quadrat</translation>
    </message>
    <message>
        <source>Plum leaf</source>
        <translation>Pflaumenblaues Blatt</translation>
    </message>
    <message>
        <source>Olive circle</source>
        <translation>Olivgrüner Kreis</translation>
    </message>
    <message>
        <source>Brown leaf</source>
        <translation>Braunes Blatt</translation>
    </message>
    <message>
        <source>The till has an owner already.</source>
        <translation>Die Kasse hat schon einen Inhaber.</translation>
    </message>
    <message>
        <source>A till needs an owner. Make somebody else one first.</source>
        <translation>Eine Kasse braucht einen Inhaber. Erst jemand anderen dazu machen.</translation>
    </message>
    <message>
        <source>Somebody here has this name. Add a letter of the second one.</source>
        <translation>Diesen Namen gibt es hier schon. Einen Buchstaben des zweiten anfügen.</translation>
    </message>
    <message>
        <source>This name can&apos;t stand in one line.</source>
        <translation>Dieser Name passt nicht in eine Zeile.</translation>
    </message>
    <message>
        <source>Nobody may have this PIN. Choose another.</source>
        <translation>Diese PIN darf niemand haben. Eine andere wählen.</translation>
    </message>
    <message>
        <source>Charges, cancels and prints again.</source>
        <translation>Kassiert, bricht ab und druckt erneut.</translation>
    </message>
    <message>
        <source>Also discounts, refunds, accepts short or late, and sees the shift.</source>
        <translation>Auch Rabatte, Rückgaben, zu wenig oder zu spät annehmen, Schicht sehen.</translation>
    </message>
    <message>
        <source>May do everything: also settings, people and wallet.</source>
        <translation>Darf alles: auch Einstellungen, Personen und Wallet.</translation>
    </message>
    <message>
        <source>A name is missing.</source>
        <translation>Der Name fehlt.</translation>
    </message>
    <message>
        <source>Initials are missing.</source>
        <translation>Das Kürzel fehlt.</translation>
    </message>
    <message>
        <source>Three initials at most.</source>
        <translation>Höchstens drei Zeichen als Kürzel.</translation>
    </message>
    <message>
        <source>A PIN for {name}</source>
        <translation>Eine PIN für {name}</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>Neue Person</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>{name} may try the PIN again.</source>
        <translation>{name} darf die PIN wieder versuchen.</translation>
    </message>
    <message>
        <source>{name} has left.</source>
        <translation>{name} ist nicht mehr dabei.</translation>
    </message>
    <message>
        <source>{name} is back.</source>
        <translation>{name} ist wieder da.</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>Nicht mehr da</translation>
    </message>
    <message>
        <source>{role}, here now</source>
        <translation>{role}, gerade hier</translation>
    </message>
    <message>
        <source>{name} has a new PIN.</source>
        <translation>{name} hat eine neue PIN.</translation>
    </message>
    <message>
        <source>{name} may sell now.</source>
        <translation>{name} darf jetzt verkaufen.</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Back to the settings</source>
        <translation>Zurück zu den Einstellungen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Jemanden hinzufügen</translation>
    </message>
</context>
<context>
    <name>PeopleScreen</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Touch somebody to change name, role, face or PIN.</source>
        <translation>Jemanden antippen, um Name, Rolle, Gesicht oder PIN zu ändern.</translation>
    </message>
    <message>
        <source>4 to 12 digits, then the check</source>
        <translation>4 bis 12 Ziffern, dann der Haken</translation>
    </message>
    <message>
        <source>Back, no PIN now</source>
        <translation>Zurück, jetzt keine PIN</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>As colleagues say it</source>
        <translation>Wie man hier sagt</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Gesicht</translation>
    </message>
</context>
<context>
    <name>PersonPane</name>
    <message>
        <source>New PIN</source>
        <translation>Neue PIN</translation>
    </message>
    <message>
        <source>End wait</source>
        <translation>Wartezeit aus</translation>
    </message>
    <message>
        <source>After too many wrong PINs, let this one try again</source>
        <translation>Nach zu vielen falschen PINs wieder versuchen lassen</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>Nicht mehr da</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Wieder da</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>PIN wählen</translation>
    </message>
</context>
<context>
    <name>Pin</name>
    <message>
        <source>Wrong PIN. 1 try left, then a pause of {pause}.</source>
        <translation>Falsche PIN. Noch 1 Versuch, dann {pause} Pause.</translation>
    </message>
    <message>
        <source>Wrong PIN. {count} tries left, then a pause of {pause}.</source>
        <translation>Falsche PIN. Noch {count} Versuche, dann {pause} Pause.</translation>
    </message>
    <message>
        <source>Wrong PIN. 1 try left, then a pause.</source>
        <translation>Falsche PIN. Noch 1 Versuch, dann Pause.</translation>
    </message>
    <message>
        <source>Wrong PIN. {count} tries left, then a pause.</source>
        <translation>Falsche PIN. Noch {count} Versuche, dann Pause.</translation>
    </message>
    <message>
        <source>Too many tries. Next one in {time}.</source>
        <translation>Zu viele Versuche. Der nächste in {time}.</translation>
    </message>
    <message>
        <source>{count} seconds</source>
        <translation>{count} Sekunden</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} Minuten</translation>
    </message>
    <message>
        <source>A PIN has only digits.</source>
        <translation>Eine PIN hat nur Ziffern.</translation>
    </message>
    <message>
        <source>A PIN has at least {count} digits.</source>
        <translation>Eine PIN hat mindestens {count} Ziffern.</translation>
    </message>
    <message>
        <source>A PIN has at most {count} digits.</source>
        <translation>Eine PIN hat höchstens {count} Ziffern.</translation>
    </message>
    <message>
        <source>Too easy to guess. Choose digits out of order.</source>
        <translation>Zu leicht zu erraten. Ziffern durcheinander wählen.</translation>
    </message>
    <message>
        <source>{count} digits typed</source>
        <translation>{count} Ziffern eingegeben</translation>
    </message>
    <message>
        <source>The same PIN again</source>
        <translation>Dieselbe PIN noch einmal</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>PIN wählen</translation>
    </message>
    <message>
        <source>The two were not the same. Start again.</source>
        <translation>Die beiden waren nicht gleich. Von vorn.</translation>
    </message>
</context>
<context>
    <name>PinCard</name>
    <message>
        <source>Delete last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
    <message>
        <source>Done with the PIN</source>
        <translation>PIN fertig</translation>
    </message>
</context>
<context>
    <name>PrinterSetup</name>
    <message>
        <source>USB printer</source>
        <translation>USB-Drucker</translation>
    </message>
    <message>
        <source>Serial port</source>
        <translation>Serieller Anschluss</translation>
    </message>
    <message>
        <source>Print queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>In the network</source>
        <translation>Im Netzwerk</translation>
    </message>
    <message>
        <source>Looking at port 9100 of every address of the own network. Nothing is sent.</source>
        <translation>Sieht bei jeder Adresse des eigenen Netzwerks nach Port 9100. Es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Looking at USB, serial ports and print queues. Nothing is sent.</source>
        <translation>Sieht nach USB, seriellen Anschlüssen und Warteschlangen. Es wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Nothing found. Is it switched on and plugged in?</source>
        <translation>Nichts gefunden. Ist er eingeschaltet und angeschlossen?</translation>
    </message>
    <message>
        <source>Nothing answers in {networks}.</source>
        <translation>In {networks} antwortet nichts.</translation>
    </message>
    <message>
        <source>Touch yours to take its address.</source>
        <translation>Den eigenen berühren: Seine Adresse wird übernommen.</translation>
    </message>
    <message>
        <source>Its letters are known, as {profile}.</source>
        <translation>Seine Schrift ist bekannt, als {profile}.</translation>
    </message>
    <message>
        <source>No model is known by this name.</source>
        <translation>Ein Modell dieses Namens ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Paper, lid and faults</source>
        <translation>Papier, Deckel und Fehler</translation>
    </message>
    <message>
        <source>It tells them.</source>
        <translation>Er meldet sie.</translation>
    </message>
    <message>
        <source>It says nothing of them.</source>
        <translation>Er sagt nichts davon.</translation>
    </message>
    <message>
        <source>Speed of the port</source>
        <translation>Geschwindigkeit des Anschlusses</translation>
    </message>
    <message>
        <source>Perhaps another one: write it after baud=, as its self-test prints it.</source>
        <translation>Vielleicht eine andere: hinter baud= schreiben, wie sein Selbsttest sie druckt.</translation>
    </message>
    <message>
        <source>Is a receipt on paper?</source>
        <translation>Ist ein Beleg auf Papier?</translation>
    </message>
    <message>
        <source>It says when it is.</source>
        <translation>Er sagt, wenn es so weit ist.</translation>
    </message>
    <message>
        <source>It says when it has done a job.</source>
        <translation>Er sagt, wenn ein Auftrag erledigt ist.</translation>
    </message>
    <message>
        <source>It does not say: receipts stand as sent.</source>
        <translation>Er sagt es nicht: Belege gelten als gesendet.</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>Fragt</translation>
    </message>
    <message>
        <source>Ask what it can do</source>
        <translation>Fragen, was er kann</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Sale</source>
        <translation>Verkauf</translation>
    </message>
    <message>
        <source>Arrived?</source>
        <translation>Erhalten?</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Optionen</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>DEMO, NOT REAL MONEY</source>
        <translation>DEMO, KEIN ECHTES GELD</translation>
    </message>
    <message>
        <source>TEST NETWORK, NOT REAL MONEY</source>
        <translation>TESTNETZ, KEIN ECHTES GELD</translation>
    </message>
    <message>
        <source>PENDING</source>
        <translation>SCHWEBEND</translation>
    </message>
    <message>
        <source>Not final and not a receipt yet</source>
        <translation>Nicht endgültig und noch kein Beleg</translation>
    </message>
    <message>
        <source>COPY {number}</source>
        <translation>KOPIE {number}</translation>
    </message>
    <message>
        <source>printed {at}</source>
        <translation>gedruckt {at}</translation>
    </message>
    <message>
        <source>Receipt {number}</source>
        <translation>Beleg {number}</translation>
    </message>
    <message>
        <source>Sale {number}</source>
        <translation>Verkauf {number}</translation>
    </message>
    <message>
        <source>TOTAL {currency}</source>
        <translation>SUMME {currency}</translation>
    </message>
    <message>
        <source>Paid in bitcoin</source>
        <translation>Bezahlt in Bitcoin</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>Noch zu zahlen</translation>
    </message>
    <message>
        <source>1 BTC</source>
        <translation>1 BTC</translation>
    </message>
    <message>
        <source>Price held {at}: {sources}</source>
        <translation>Preis von {at}: {sources}</translation>
    </message>
    <message>
        <source>Payment seen, 0 confirmations</source>
        <translation>Zahlung gesehen, 0 Bestätigungen</translation>
    </message>
    <message>
        <source>Payment confirmed</source>
        <translation>Zahlung bestätigt</translation>
    </message>
    <message>
        <source>Confirmed in block</source>
        <translation>Bestätigt in Block</translation>
    </message>
    <message>
        <source>No payment seen</source>
        <translation>Keine Zahlung gesehen</translation>
    </message>
    <message>
        <source>This payment was taken back</source>
        <translation>Diese Zahlung wurde zurückgeholt</translation>
    </message>
    <message>
        <source>Paid too much</source>
        <translation>Zu viel bezahlt</translation>
    </message>
    <message>
        <source>Paid too little, let go</source>
        <translation>Zu wenig bezahlt, erlassen</translation>
    </message>
    <message>
        <source>Paid to the address</source>
        <translation>Bezahlt an die Adresse</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>Reference of this payment: sale and transaction</source>
        <translation>Referenz dieser Zahlung: Verkauf und Transaktion</translation>
    </message>
    <message>
        <source>REFUND DUE</source>
        <translation>ERSTATTUNG</translation>
    </message>
    <message>
        <source>Not a receipt of the sale</source>
        <translation>Kein Beleg für den Kauf</translation>
    </message>
    <message>
        <source>To pay back</source>
        <translation>Zurückzuzahlen</translation>
    </message>
    <message>
        <source>More was paid than the price. Whoever brings this slip to the shop gets the amount above back, once and against the slip.</source>
        <translation>Es wurde mehr bezahlt als der Preis. Wer diesen Bon in den Laden bringt, bekommt den Betrag oben zurück, einmal und gegen den Bon.</translation>
    </message>
    <message>
        <source>REFUND</source>
        <translation>RÜCKERSTATTUNG</translation>
    </message>
    <message>
        <source>Paid back to the customer</source>
        <translation>An den Kunden zurückgezahlt</translation>
    </message>
    <message>
        <source>Paid back</source>
        <translation>Zurückgezahlt</translation>
    </message>
    <message>
        <source>The whole price, in bitcoin as paid</source>
        <translation>Der ganze Preis, in Bitcoin wie bezahlt</translation>
    </message>
    <message>
        <source>The whole price, at the bitcoin price of the refund</source>
        <translation>Der ganze Preis, zum Bitcoinkurs der Rückerstattung</translation>
    </message>
    <message>
        <source>What was paid too much</source>
        <translation>Was zu viel bezahlt wurde</translation>
    </message>
    <message>
        <source>A payment that came twice</source>
        <translation>Eine Zahlung, die zweimal kam</translation>
    </message>
    <message>
        <source>Money that came too late</source>
        <translation>Geld, das zu spät kam</translation>
    </message>
    <message>
        <source>To the address</source>
        <translation>An die Adresse</translation>
    </message>
    <message>
        <source>A refund is the price above and not the amount of bitcoin. It needs this receipt and a bitcoin address of yours.</source>
        <translation>Erstattet wird der Preis oben und nicht die Menge an Bitcoin. Dazu gehören dieser Beleg und eine Bitcoin-Adresse von Ihnen.</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>ÜBUNG</translation>
    </message>
    <message>
        <source>Practice and not a receipt</source>
        <translation>Zum Üben und kein Beleg</translation>
    </message>
    <message>
        <source>Served by {name}</source>
        <translation>Bedient von {name}</translation>
    </message>
    <message>
        <source>(erased)</source>
        <translation>(gelöscht)</translation>
    </message>
    <message>
        <source>and {count} more lines</source>
        <translation>und {count} weitere Zeilen</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Zwischensumme</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>Trinkgeld</translation>
    </message>
    <message>
        <source>incl. {rate} % {name}</source>
        <translation>inkl. {rate} % {name}</translation>
    </message>
    <message>
        <source>plus {rate} % {name}</source>
        <translation>zzgl. {rate} % {name}</translation>
    </message>
    <message>
        <source>net at {rate} %</source>
        <translation>netto zu {rate} %</translation>
    </message>
    <message>
        <source>Look the payment up at {site}</source>
        <translation>Die Zahlung nachsehen bei {site}</translation>
    </message>
    <message>
        <source>Shift {number}</source>
        <translation>Schicht {number}</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>Noch offen</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Seen, not yet paid</source>
        <translation>Gesehen, noch nicht bezahlt</translation>
    </message>
    <message>
        <source>Partly paid</source>
        <translation>Teilbezahlt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Verfallen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgeholt</translation>
    </message>
    <message>
        <source>Takings</source>
        <translation>Einnahmen</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Erhalten</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Erstattungen</translation>
    </message>
    <message>
        <source>Network fees</source>
        <translation>Netzgebühren</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Nobody has counted</source>
        <translation>Niemand hat nachgezählt</translation>
    </message>
    <message>
        <source>of it sold in earlier shifts</source>
        <translation>davon früher verkauft</translation>
    </message>
    <message>
        <source>of it tips</source>
        <translation>davon Trinkgeld</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>Rabatte</translation>
    </message>
    <message>
        <source>Came late</source>
        <translation>Zu spät gekommen</translation>
    </message>
    <message>
        <source>of it taken as tips</source>
        <translation>davon als Trinkgeld</translation>
    </message>
    <message>
        <source>of it due back</source>
        <translation>davon zurückzuzahlen</translation>
    </message>
    <message>
        <source>Brought forward</source>
        <translation>Übertrag von vorher</translation>
    </message>
    <message>
        <source>Carried over</source>
        <translation>Übertrag</translation>
    </message>
    <message>
        <source>Taken, not yet confirmed</source>
        <translation>Angenommen, noch unbestätigt</translation>
    </message>
    <message>
        <source>At risk: taken back</source>
        <translation>Gefährdet: zurückgenommen</translation>
    </message>
    <message>
        <source>Worth of the takings since</source>
        <translation>Wertänderung der Einnahmen</translation>
    </message>
    <message>
        <source>at {price} for 1 BTC</source>
        <translation>bei {price} für 1 BTC</translation>
    </message>
    <message>
        <source>Nobody by name</source>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Verkauft</translation>
    </message>
    <message>
        <source>Received, not booked</source>
        <translation>Eingegangen, nicht gebucht</translation>
    </message>
    <message>
        <source>Booked, not received</source>
        <translation>Gebucht, nicht eingegangen</translation>
    </message>
    <message>
        <source>Receipts not printed: {numbers}</source>
        <translation>Nicht gedruckte Belege: {numbers}</translation>
    </message>
    <message>
        <source>Head of the journal at {sequence}</source>
        <translation>Kopf des Journals bei {sequence}</translation>
    </message>
    <message>
        <source>Thank you.</source>
        <translation>Vielen Dank.</translation>
    </message>
</context>
<context>
    <name>ReceiptPage</name>
    <message>
        <source>Sale {number}</source>
        <translation>Verkauf {number}</translation>
    </message>
    <message>
        <source>marked COPY, recorded</source>
        <translation>als KOPIE markiert, vermerkt</translation>
    </message>
    <message>
        <source>marked PENDING, recorded</source>
        <translation>als SCHWEBEND markiert, vermerkt</translation>
    </message>
    <message>
        <source>Print a slip</source>
        <translation>Zettel drucken</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>Kopie drucken</translation>
    </message>
    <message>
        <source>Print the receipt</source>
        <translation>Beleg drucken</translation>
    </message>
    <message>
        <source>No printer is set up</source>
        <translation>Kein Drucker eingerichtet</translation>
    </message>
    <message>
        <source>The receipt stays in History.</source>
        <translation>Der Beleg bleibt im Verlauf.</translation>
    </message>
    <message>
        <source>Not printed yet</source>
        <translation>Noch nicht gedruckt</translation>
    </message>
    <message>
        <source>Nobody has asked for paper.</source>
        <translation>Niemand wollte Papier.</translation>
    </message>
    <message>
        <source>Waiting for the printer</source>
        <translation>Wartet auf den Drucker</translation>
    </message>
    <message>
        <source>It prints by itself.</source>
        <translation>Er wird von selbst gedruckt.</translation>
    </message>
    <message>
        <source>Printed at {time}</source>
        <translation>Gedruckt um {time}</translation>
    </message>
    <message>
        <source>The printer says that it is done.</source>
        <translation>Der Drucker meldet, dass er fertig ist.</translation>
    </message>
    <message>
        <source>Sent to the printer at {time}</source>
        <translation>An den Drucker gesendet um {time}</translation>
    </message>
    <message>
        <source>This printer does not say when it is done.</source>
        <translation>Dieser Drucker meldet nicht, wann er fertig ist.</translation>
    </message>
    <message>
        <source>Was it printed?</source>
        <translation>Wurde er gedruckt?</translation>
    </message>
    <message>
        <source>The printer fell silent. Look at the paper, then choose.</source>
        <translation>Der Drucker verstummte. Das Papier ansehen, dann wählen.</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>Nicht gedruckt</translation>
    </message>
    <message>
        <source>Skipped at {time}</source>
        <translation>Übersprungen um {time}</translation>
    </message>
    <message>
        <source>Nobody wanted this paper.</source>
        <translation>Niemand wollte dieses Papier.</translation>
    </message>
    <message>
        <source>Stopped in the middle</source>
        <translation>Mittendrin angehalten</translation>
    </message>
    <message>
        <source>Printing now</source>
        <translation>Wird gerade gedruckt</translation>
    </message>
    <message>
        <source>The printer has all of it and is finishing.</source>
        <translation>Der Drucker hat alles und wird gerade fertig.</translation>
    </message>
    <message>
        <source>It is on its way to the printer.</source>
        <translation>Unterwegs zum Drucker.</translation>
    </message>
</context>
<context>
    <name>ReceiptScreen</name>
    <message>
        <source>No paper yet</source>
        <translation>Noch kein Papier</translation>
    </message>
    <message>
        <source>The receipt as it prints</source>
        <translation>Der Beleg, wie er gedruckt wird</translation>
    </message>
    <message>
        <source>Printed OK</source>
        <translation>Gedruckt</translation>
    </message>
    <message>
        <source>Print copy</source>
        <translation>Kopie drucken</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Next sale</source>
        <translation>Nächster Verkauf</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>Wird geschrieben …</translation>
    </message>
    <message>
        <source>Sheet and labels are in {folder}</source>
        <translation>Blatt und Labels liegen in {folder}</translation>
    </message>
    <message>
        <source>number 0 to {last}</source>
        <translation>Nummer 0 bis {last}</translation>
    </message>
    <message>
        <source>Addresses given out</source>
        <translation>Ausgegebene Adressen</translation>
    </message>
    <message>
        <source>In a row without a payment</source>
        <translation>In Folge ohne Zahlung</translation>
    </message>
    <message>
        <source>Recovery sheet: {store}, {till}</source>
        <translation>Rettungsblatt: {store}, {till}</translation>
    </message>
    <message>
        <source>Made {at}.</source>
        <translation>Erstellt {at}.</translation>
    </message>
    <message>
        <source>Nothing on this sheet can spend money. To spend you need the seed.</source>
        <translation>Nichts auf diesem Blatt kann Geld ausgeben. Dazu braucht es die Seed-Wörter.</translation>
    </message>
    <message>
        <source>It shows everything the till takes in: keep it to yourself.</source>
        <translation>Es zeigt alles, was die Kasse einnimmt: Behalten Sie es für sich.</translation>
    </message>
    <message>
        <source>P2PKH (legacy, BIP44)</source>
        <translation>P2PKH (Legacy, BIP44)</translation>
    </message>
    <message>
        <source>P2SH-P2WPKH (nested SegWit, BIP49)</source>
        <translation>P2SH-P2WPKH (Nested SegWit, BIP49)</translation>
    </message>
    <message>
        <source>P2WPKH (native SegWit, BIP84)</source>
        <translation>P2WPKH (Native SegWit, BIP84)</translation>
    </message>
    <message>
        <source>P2TR (taproot, BIP86)</source>
        <translation>P2TR (Taproot, BIP86)</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Kind of addresses</source>
        <translation>Art der Adressen</translation>
    </message>
    <message>
        <source>Descriptor of the till&apos;s addresses</source>
        <translation>Deskriptor der Adressen der Kasse</translation>
    </message>
    <message>
        <source>Descriptor of the whole account</source>
        <translation>Deskriptor des ganzen Kontos</translation>
    </message>
    <message>
        <source>Key for Electrum</source>
        <translation>Schlüssel für Electrum</translation>
    </message>
    <message>
        <source>First address (number 0)</source>
        <translation>Erste Adresse (Nummer 0)</translation>
    </message>
    <message>
        <source>Last address issued (number {index})</source>
        <translation>Letzte ausgegebene Adresse (Nummer {index})</translation>
    </message>
    <message>
        <source>Addresses to look at</source>
        <translation>Anzusehende Adressen</translation>
    </message>
    <message>
        <source>Gap limit to set</source>
        <translation>Einzustellendes Gap-Limit</translation>
    </message>
    <message>
        <source>THE ACCOUNT</source>
        <translation>DAS KONTO</translation>
    </message>
    <message>
        <source>SPARROW</source>
        <translation>SPARROW</translation>
    </message>
    <message>
        <source>Open the wallet of this account. If it is lost, restore it from its seed; to watch only, choose File &gt; New Wallet, then Edit beside the descriptor, and paste:</source>
        <translation>Öffnen Sie die Wallet dieses Kontos. Ist sie verloren, stellen Sie sie aus ihren Seed-Wörtern wieder her; nur zum Ansehen wählen Sie File &gt; New Wallet, dann Edit neben dem Deskriptor, und fügen ein:</translation>
    </message>
    <message>
        <source>Settings &gt; Advanced: set the gap limit to {limit}, close, and Apply.</source>
        <translation>Settings &gt; Advanced: Setzen Sie das Gap-Limit auf {limit}, schließen Sie, dann Apply.</translation>
    </message>
    <message>
        <source>For the sales: File &gt; Import Wallet, Labels, and choose {file}.</source>
        <translation>Für die Verkäufe: File &gt; Import Wallet, Labels, und wählen Sie {file}.</translation>
    </message>
    <message>
        <source>ELECTRUM</source>
        <translation>ELECTRUM</translation>
    </message>
    <message>
        <source>Electrum cannot follow this kind of account. Use Sparrow.</source>
        <translation>Electrum kann dieser Art von Konto nicht folgen. Nehmen Sie Sparrow.</translation>
    </message>
    <message>
        <source>Open the wallet of this account. If it is lost, restore it from its seed; to watch only, choose File &gt; New/Restore, Standard wallet, Use a master key, and paste:</source>
        <translation>Öffnen Sie die Wallet dieses Kontos. Ist sie verloren, stellen Sie sie aus ihren Seed-Wörtern wieder her; nur zum Ansehen wählen Sie File &gt; New/Restore, Standard wallet, Use a master key, und fügen ein:</translation>
    </message>
    <message>
        <source>View &gt; Show Console, and on the Console tab type these two lines:</source>
        <translation>View &gt; Show Console, und tippen Sie im Reiter Console diese zwei Zeilen:</translation>
    </message>
    <message>
        <source>For the sales: Wallet &gt; Labels &gt; Import, and choose {file}.</source>
        <translation>Für die Verkäufe: Wallet &gt; Labels &gt; Import, und wählen Sie {file}.</translation>
    </message>
    <message>
        <source>BITCOIN CORE</source>
        <translation>BITCOIN CORE</translation>
    </message>
    <message>
        <source>What lies on the addresses now, from an own node:</source>
        <translation>Was jetzt auf den Adressen liegt, von einem eigenen Knoten:</translation>
    </message>
    <message>
        <source>Compare: the first receiving address must be {address}.</source>
        <translation>Vergleichen Sie: Die erste Empfangsadresse muss {address} sein.</translation>
    </message>
</context>
<context>
    <name>RecoveryScreen</name>
    <message>
        <source>Wallet recovery</source>
        <translation>Wallet wiederherstellen</translation>
    </message>
    <message>
        <source>QR code of the descriptor</source>
        <translation>QR-Code des Deskriptors</translation>
    </message>
    <message>
        <source>Descriptor: %1</source>
        <translation>Deskriptor: %1</translation>
    </message>
    <message>
        <source>With this descriptor any wallet finds the till&apos;s money; it can never spend it. Sheet and labels tell Sparrow and Electrum of every sale.</source>
        <translation>Mit diesem Deskriptor findet jede Wallet das Geld der Kasse und kann es nie ausgeben. Blatt und Labels nennen Sparrow und Electrum jeden Verkauf.</translation>
    </message>
    <message>
        <source>Write sheet and labels</source>
        <translation>Blatt und Labels schreiben</translation>
    </message>
    <message>
        <source>Gap limit to set in the wallet</source>
        <translation>Gap-Limit für die Wallet</translation>
    </message>
    <message>
        <source>Wallets stop looking after 20 unused addresses.</source>
        <translation>Wallets suchen nach 20 unbenutzten Adressen nicht weiter.</translation>
    </message>
    <message>
        <source>Back to the till</source>
        <translation>Zurück zur Kasse</translation>
    </message>
</context>
<context>
    <name>Refund</name>
    <message>
        <source>Getting ready</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>To be paid</source>
        <translation>Zu bezahlen</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Paid back</source>
        <translation>Zurückgezahlt</translation>
    </message>
    <message>
        <source>Gone again</source>
        <translation>Wieder weg</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgeholt</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>Only {came} came, which is too little. It has to be {asked} in one payment.</source>
        <translation>Nur {came} kamen an, das ist zu wenig. Es müssen {asked} in einer Zahlung sein.</translation>
    </message>
    <message>
        <source>{more} more went back than was asked for.</source>
        <translation>{more} mehr gingen zurück als verlangt.</translation>
    </message>
    <message>
        <source>The till looks at what the address had before.</source>
        <translation>Die Kasse sieht nach, was die Adresse vorher hatte.</translation>
    </message>
    <message>
        <source>The owner&apos;s wallet scans this and pays it.</source>
        <translation>Die Wallet des Inhabers scannt das und bezahlt es.</translation>
    </message>
    <message>
        <source>The payment is on its way. A block has to hold it.</source>
        <translation>Die Zahlung ist unterwegs. Ein Block muss sie enthalten.</translation>
    </message>
    <message>
        <source>A block holds it. It has to lie deeper.</source>
        <translation>Ein Block enthält sie. Sie muss tiefer liegen.</translation>
    </message>
    <message>
        <source>The customer has the money. The slip says so.</source>
        <translation>Der Kunde hat das Geld. Der Beleg sagt es.</translation>
    </message>
    <message>
        <source>A payment was there and is gone. Look into the owner&apos;s wallet before paying.</source>
        <translation>Eine Zahlung war da und ist weg. Sehen Sie in der Wallet des Inhabers nach, bevor Sie bezahlen.</translation>
    </message>
    <message>
        <source>Its block is gone. Wait: it may come back by itself.</source>
        <translation>Ihr Block ist weg. Warten Sie: Sie kann von selbst wiederkommen.</translation>
    </message>
    <message>
        <source>Nobody is to pay this any more.</source>
        <translation>Das soll niemand mehr bezahlen.</translation>
    </message>
    <message>
        <source>by your own wallet</source>
        <translation>von Ihrer eigenen Wallet</translation>
    </message>
    <message>
        <source>by somebody: the till can&apos;t tell which wallet</source>
        <translation>von jemandem: welche Wallet, weiß die Kasse nicht</translation>
    </message>
    <message>
        <source>The whole price, as it was paid</source>
        <translation>Der ganze Preis, wie bezahlt</translation>
    </message>
    <message>
        <source>The whole price, at today&apos;s rate</source>
        <translation>Der ganze Preis, zum heutigen Kurs</translation>
    </message>
    <message>
        <source>What was paid too much</source>
        <translation>Was zu viel bezahlt wurde</translation>
    </message>
    <message>
        <source>The payment that came twice</source>
        <translation>Die Zahlung, die zweimal kam</translation>
    </message>
    <message>
        <source>All that came, too late</source>
        <translation>Alles, was zu spät kam</translation>
    </message>
    <message>
        <source>1 BTC = {price}</source>
        <translation>1 BTC = {price}</translation>
    </message>
    <message>
        <source>No more than came; 1 BTC = {price}</source>
        <translation>Nicht mehr als kam; 1 BTC = {price}</translation>
    </message>
    <message>
        <source>Sale {number} · {what}</source>
        <translation>Verkauf {number} · {what}</translation>
    </message>
    <message>
        <source>Refunds to be paid</source>
        <translation>Offene Rückerstattungen</translation>
    </message>
    <message>
        <source>Give money back</source>
        <translation>Geld zurückgeben</translation>
    </message>
    <message>
        <source>Give back, sale {number}</source>
        <translation>Zurückgeben, Verkauf {number}</translation>
    </message>
    <message>
        <source>The code asks for {asked}. The till gives {sat}.</source>
        <translation>Der Code verlangt {asked}. Die Kasse gibt {sat}.</translation>
    </message>
    <message>
        <source>Choose what goes back</source>
        <translation>Wählen, was zurückgeht</translation>
    </message>
    <message>
        <source>Scan the customer&apos;s address</source>
        <translation>Adresse des Kunden scannen</translation>
    </message>
    <message>
        <source>Give back {sat}</source>
        <translation>{sat} zurückgeben</translation>
    </message>
</context>
<context>
    <name>RefundChoose</name>
    <message>
        <source>What goes back?</source>
        <translation>Was geht zurück?</translation>
    </message>
    <message>
        <source>The customer&apos;s address: scan it, or type it</source>
        <translation>Adresse des Kunden: scannen oder tippen</translation>
    </message>
    <message>
        <source>The customer&apos;s address</source>
        <translation>Die Adresse des Kunden</translation>
    </message>
    <message>
        <source>Scan or type the customer&apos;s address</source>
        <translation>Adresse des Kunden scannen oder tippen</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Andere Adresse</translation>
    </message>
</context>
<context>
    <name>RefundLink</name>
    <message>
        <source>Refund by link</source>
        <translation>Per Link erstatten</translation>
    </message>
    <message>
        <source>Let the customer scan this code and claim the money on that page. Whoever scans it first gets it.</source>
        <translation>Der Kunde scannt diesen Code und holt sich das Geld auf der Seite dahinter. Wer ihn zuerst scannt, bekommt es.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>QR code that leads to the refund</source>
        <translation>QR-Code, der zur Erstattung führt</translation>
    </message>
</context>
<context>
    <name>RefundList</name>
    <message>
        <source>No refund is to be paid.</source>
        <translation>Keine Rückerstattung ist offen.</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Rückerstattungen</translation>
    </message>
</context>
<context>
    <name>RefundPay</name>
    <message>
        <source>QR code for the owner&apos;s wallet</source>
        <translation>QR-Code für die Wallet des Inhabers</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>Bewiesen</translation>
    </message>
    <message>
        <source>Paid %1</source>
        <translation>Bezahlt %1</translation>
    </message>
    <message>
        <source>Transaction %1</source>
        <translation>Transaktion %1</translation>
    </message>
    <message>
        <source>Withdraw this refund</source>
        <translation>Diese Rückerstattung zurückziehen</translation>
    </message>
</context>
<context>
    <name>RefundScreen</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Give more back</source>
        <translation>Mehr zurückgeben</translation>
    </message>
</context>
<context>
    <name>Sale facts</name>
    <message>
        <source>Payment {reference}, {depth}</source>
        <translation>Zahlung {reference}, {depth}</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgeholt</translation>
    </message>
    <message>
        <source>vanished</source>
        <translation>verschwunden</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>not in a block yet</source>
        <translation>noch in keinem Block</translation>
    </message>
    <message>
        <source>block {height}</source>
        <translation>Block {height}</translation>
    </message>
    <message>
        <source>block {height}, {count} confirmations</source>
        <translation>Block {height}, {count} Bestätigungen</translation>
    </message>
    <message>
        <source>block {height}, 1 confirmation</source>
        <translation>Block {height}, 1 Bestätigung</translation>
    </message>
</context>
<context>
    <name>SaleScreen</name>
    <message>
        <source>Sale</source>
        <translation>Verkauf</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Artikel</translation>
    </message>
</context>
<context>
    <name>SaleStory</name>
    <message>
        <source>Touch a sale to see its story.</source>
        <translation>Einen Verkauf antippen, um seine Geschichte zu sehen.</translation>
    </message>
    <message>
        <source>All sales</source>
        <translation>Alle Verkäufe</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Rückerstatten</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>What happened to this sale</source>
        <translation>Was mit diesem Verkauf geschah</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Saves the receipt as a PDF file</source>
        <translation>Speichert den Beleg als PDF-Datei</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Opens the payment of this sale</source>
        <translation>Öffnet die Zahlung dieses Verkaufs</translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message>
        <source>Corner Books</source>
        <translation>Eckbuchhandlung</translation>
    </message>
    <message>
        <source>1 Main Street</source>
        <translation>Hauptstraße 1</translation>
    </message>
    <message>
        <source>Till 1</source>
        <translation>Kasse 1</translation>
    </message>
    <message>
        <source>Coffee beans, 250 g</source>
        <translation>Kaffeebohnen, 250 g</translation>
    </message>
    <message>
        <source>Mug, blue</source>
        <translation>Tasse, blau</translation>
    </message>
    <message>
        <source>Signed copy for Lena</source>
        <translation>Signiert für Lena</translation>
    </message>
    <message>
        <source>Jo</source>
        <translation>Jo</translation>
    </message>
</context>
<context>
    <name>SaveReceipt</name>
    <message>
        <source>Saved as {file}</source>
        <translation>Gespeichert als {file}</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF sichern</translation>
    </message>
    <message>
        <source>Save as PNG</source>
        <translation>Als PNG sichern</translation>
    </message>
</context>
<context>
    <name>Setup</name>
    <message>
        <source>Your shop</source>
        <translation>Ihr Laden</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Stands on every receipt.</source>
        <translation>Steht auf jedem Beleg.</translation>
    </message>
    <message>
        <source>Your wallet, watch only</source>
        <translation>Ihre Wallet, nur zum Zusehen</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>The till gets the public key. It can make addresses, it can never spend.</source>
        <translation>Die Kasse bekommt den öffentlichen Schlüssel. Sie macht Adressen, ausgeben kann sie nie.</translation>
    </message>
    <message>
        <source>Show its first addresses</source>
        <translation>Erste Adressen zeigen</translation>
    </message>
    <message>
        <source>Servers that see payments</source>
        <translation>Server, die Zahlungen sehen</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Electrum or Esplora servers: your own, or ones you trust. Best name two or more.</source>
        <translation>Electrum- oder Esplora-Server: eigene oder vertraute. Am besten zwei oder mehr nennen.</translation>
    </message>
    <message>
        <source>Try the servers</source>
        <translation>Server testen</translation>
    </message>
    <message>
        <source>When a payment counts</source>
        <translation>Wann eine Zahlung zählt</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>Confirmed money stays. Unconfirmed money can be taken back: 0 takes none.</source>
        <translation>Bestätigtes Geld bleibt. Unbestätigtes kann zurückgeholt werden: 0 nimmt keines.</translation>
    </message>
    <message>
        <source>Exchange rate</source>
        <translation>Wechselkurs</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>Kurse</translation>
    </message>
    <message>
        <source>The middle of several sources; two must agree before a sale.</source>
        <translation>Die Mitte mehrerer Quellen; zwei müssen sich vor einem Verkauf einig sein.</translation>
    </message>
    <message>
        <source>Try the sources</source>
        <translation>Quellen testen</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Belegdrucker</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Drucker</translation>
    </message>
    <message>
        <source>In the network, on a cable, or a print queue. Leave it empty for none.</source>
        <translation>Im Netzwerk, am Kabel oder eine Warteschlange. Ohne Drucker leer lassen.</translation>
    </message>
    <message>
        <source>Print the test page</source>
        <translation>Testseite drucken</translation>
    </message>
    <message>
        <source>What receipts say</source>
        <translation>Was auf Belegen steht</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>The paper shows a made-up sale. Once saved, the next receipt prints so.</source>
        <translation>Das Papier zeigt einen erfundenen Verkauf. Nach dem Speichern wird so gedruckt.</translation>
    </message>
    <message>
        <source>Your store&apos;s server</source>
        <translation>Der Server Ihres Ladens</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>It is told of every sale. Leave it empty for none.</source>
        <translation>Er erfährt jeden Verkauf. Leer lassen für keinen.</translation>
    </message>
    <message>
        <source>Send a test message</source>
        <translation>Testnachricht senden</translation>
    </message>
    <message>
        <source>Store name</source>
        <translation>Name des Ladens</translation>
    </message>
    <message>
        <source>Corner Books</source>
        <translation>Buchladen am Eck</translation>
    </message>
    <message>
        <source>Type a name of up to 60 letters.</source>
        <translation>Einen Namen mit bis zu 60 Zeichen eingeben.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>1 Main Street</source>
        <translation>Hauptstraße 1</translation>
    </message>
    <message>
        <source>Up to 200 letters fit.</source>
        <translation>Bis zu 200 Zeichen passen.</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Three letters of a currency, such as EUR.</source>
        <translation>Drei Buchstaben einer Währung, etwa EUR.</translation>
    </message>
    <message>
        <source>Currencies on the keypad</source>
        <translation>Währungen auf dem Tastenfeld</translation>
    </message>
    <message>
        <source>Currencies with commas between, the one above among them.</source>
        <translation>Währungen mit Kommas getrennt, die obige darunter.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Account: extended public key or descriptor</source>
        <translation>Konto: erweiterter öffentlicher Schlüssel oder Deskriptor</translation>
    </message>
    <message>
        <source>Paste the public key of your account.</source>
        <translation>Den öffentlichen Schlüssel des Kontos einfügen.</translation>
    </message>
    <message>
        <source>Kind of address, because this key does not say it</source>
        <translation>Art der Adresse, weil der Schlüssel sie nicht sagt</translation>
    </message>
    <message>
        <source>Servers, with commas between</source>
        <translation>Server, mit Kommas getrennt</translation>
    </message>
    <message>
        <source>Each as tls://host:port, esplora+https://host/path or bitcoind+http://user@host:port.</source>
        <translation>Jeder als tls://host:port, esplora+https://host/path oder bitcoind+http://user@host:port.</translation>
    </message>
    <message>
        <source>An amount such as 0.05; 0 for none.</source>
        <translation>Ein Betrag wie 0,05; 0 für keinen.</translation>
    </message>
    <message>
        <source>Blocks until a sale is paid</source>
        <translation>Blöcke, bis ein Verkauf bezahlt ist</translation>
    </message>
    <message>
        <source>A number from 1 to 100.</source>
        <translation>Eine Zahl von 1 bis 100.</translation>
    </message>
    <message>
        <source>More blocks from an amount on, as amount:blocks</source>
        <translation>Mehr Blöcke ab einem Betrag, als Betrag:Blöcke</translation>
    </message>
    <message>
        <source>Such as 100:2, 1000:6, with commas between.</source>
        <translation>Etwa 100:2, 1000:6, mit Kommas dazwischen.</translation>
    </message>
    <message>
        <source>Take unconfirmed: up to so much for one sale</source>
        <translation>Unbestätigt annehmen: so viel für einen Verkauf</translation>
    </message>
    <message>
        <source>Take unconfirmed: up to so much at any time in all</source>
        <translation>Unbestätigt annehmen: so viel jederzeit insgesamt</translation>
    </message>
    <message>
        <source>An amount, at least as much as for one sale.</source>
        <translation>Ein Betrag, mindestens so viel wie für einen Verkauf.</translation>
    </message>
    <message>
        <source>Let a payment be short by up to</source>
        <translation>Einer Zahlung darf fehlen bis zu</translation>
    </message>
    <message>
        <source>And by no more than so many sat</source>
        <translation>Und nicht mehr als so viele sat</translation>
    </message>
    <message>
        <source>A number from 0 to 100000; 0 is not set.</source>
        <translation>Eine Zahl von 0 bis 100000; 0 heißt nicht gesetzt.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Choose two or more.</source>
        <translation>Zwei oder mehr wählen.</translation>
    </message>
    <message>
        <source>Minutes for which a price is held</source>
        <translation>Minuten, die ein Preis gilt</translation>
    </message>
    <message>
        <source>A number from 1 to 120.</source>
        <translation>Eine Zahl von 1 bis 120.</translation>
    </message>
    <message>
        <source>Margin in hundredths of a percent: 50 is 0.5 %</source>
        <translation>Aufschlag in hundertstel Prozent: 50 sind 0,5 %</translation>
    </message>
    <message>
        <source>A number from 0 to 2000.</source>
        <translation>Eine Zahl von 0 bis 2000.</translation>
    </message>
    <message>
        <source>Address of the printer</source>
        <translation>Adresse des Druckers</translation>
    </message>
    <message>
        <source>Such as tcp://host:9100, usb:///dev/usb/lp0 or serial:///dev/ttyUSB0.</source>
        <translation>Etwa tcp://host:9100, usb:///dev/usb/lp0 oder serial:///dev/ttyUSB0.</translation>
    </message>
    <message>
        <source>Width of the paper in millimetres</source>
        <translation>Breite des Papiers in Millimetern</translation>
    </message>
    <message>
        <source>A slip before the receipt</source>
        <translation>Ein Zettel vor dem Beleg</translation>
    </message>
    <message>
        <source>Test page: the last whole number under the ruler</source>
        <translation>Testseite: die letzte ganze Zahl unter dem Lineal</translation>
    </message>
    <message>
        <source>Test page: is there a code at QR 2?</source>
        <translation>Testseite: steht bei QR 2 ein Code?</translation>
    </message>
    <message>
        <source>It cuts the paper</source>
        <translation>Er schneidet das Papier ab</translation>
    </message>
    <message>
        <source>Print with the printer&apos;s own letters</source>
        <translation>Mit der Schrift des Druckers drucken</translation>
    </message>
    <message>
        <source>Model, for its letters</source>
        <translation>Modell, für seine Schrift</translation>
    </message>
    <message>
        <source>A model such as TM-T20II, or default.</source>
        <translation>Ein Modell wie TM-T20II, oder default.</translation>
    </message>
    <message>
        <source>Numbers of the rows that you can read, empty for all</source>
        <translation>Nummern der lesbaren Zeilen, leer für alle</translation>
    </message>
    <message>
        <source>Numbers from 0 to 255 with commas between.</source>
        <translation>Zahlen von 0 bis 255 mit Kommas dazwischen.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Webadresse</translation>
    </message>
    <message>
        <source>Write it as https://host/path.</source>
        <translation>Als https://host/pfad schreiben.</translation>
    </message>
    <message>
        <source>Secret that signs the messages</source>
        <translation>Geheimnis, das die Nachrichten signiert</translation>
    </message>
    <message>
        <source>A secret starts with whsec_ and goes on in base64.</source>
        <translation>Ein Geheimnis beginnt mit whsec_ und geht in Base64 weiter.</translation>
    </message>
    <message>
        <source>Bitcoin</source>
        <translation>Bitcoin</translation>
    </message>
    <message>
        <source>Native SegWit</source>
        <translation>Natives SegWit</translation>
    </message>
    <message>
        <source>Taproot</source>
        <translation>Taproot</translation>
    </message>
    <message>
        <source>Nested SegWit</source>
        <translation>Verschachteltes SegWit</translation>
    </message>
    <message>
        <source>Legacy</source>
        <translation>Legacy</translation>
    </message>
    <message>
        <source>At a touch</source>
        <translation>Auf Wunsch</translation>
    </message>
    <message>
        <source>When seen</source>
        <translation>Sobald gesehen</translation>
    </message>
    <message>
        <source>It is in them</source>
        <translation>Darin enthalten</translation>
    </message>
    <message>
        <source>It comes on top</source>
        <translation>Kommt hinzu</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Speichert</translation>
    </message>
    <message>
        <source>One address to go</source>
        <translation>Noch eine Adresse</translation>
    </message>
    <message>
        <source>{count} addresses to go</source>
        <translation>Noch {count} Adressen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save and open the till</source>
        <translation>Speichern und Kasse öffnen</translation>
    </message>
    <message>
        <source>Next: {part}</source>
        <translation>Weiter: {part}</translation>
    </message>
    <message>
        <source>These settings do not fit together.</source>
        <translation>Diese Einstellungen passen nicht zusammen.</translation>
    </message>
    <message>
        <source>One is kept. Type here to replace it.</source>
        <translation>Eines ist abgelegt. Zum Ersetzen hier tippen.</translation>
    </message>
    <message>
        <source>Trying</source>
        <translation>Prüft</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>nicht benutzt</translation>
    </message>
    <message>
        <source>public key needed</source>
        <translation>Schlüssel fehlt</translation>
    </message>
    <message>
        <source>{count} named</source>
        <translation>{count} genannt</translation>
    </message>
    <message>
        <source>unconfirmed up to {amount}</source>
        <translation>unbestätigt bis {amount}</translation>
    </message>
    <message>
        <source>after 1 block</source>
        <translation>nach 1 Block</translation>
    </message>
    <message>
        <source>after {count} blocks</source>
        <translation>nach {count} Blöcken</translation>
    </message>
    <message>
        <source>with a logo</source>
        <translation>mit Logo</translation>
    </message>
    <message>
        <source>own lines</source>
        <translation>eigene Zeilen</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>wie geliefert</translation>
    </message>
    <message>
        <source>{count} sources</source>
        <translation>{count} Quellen</translation>
    </message>
    <message>
        <source>told of sales</source>
        <translation>erfährt Verkäufe</translation>
    </message>
    <message>
        <source>Up to 500 letters fit.</source>
        <translation>Bis zu 500 Zeichen passen.</translation>
    </message>
    <message>
        <source>Logo: a picture&apos;s path, or drop the picture here</source>
        <translation>Logo: Pfad eines Bilds, oder das Bild hierher ziehen</translation>
    </message>
    <message>
        <source>A path that starts with /, of up to 200 letters.</source>
        <translation>Ein Pfad, der mit / beginnt, bis zu 200 Zeichen.</translation>
    </message>
    <message>
        <source>Lines at the top</source>
        <translation>Zeilen am Anfang</translation>
    </message>
    <message>
        <source>Under name and address</source>
        <translation>Unter Name und Adresse</translation>
    </message>
    <message>
        <source>Tax number, with what it is called</source>
        <translation>Steuernummer, mit ihrer Bezeichnung</translation>
    </message>
    <message>
        <source>Up to 40 letters fit.</source>
        <translation>Bis zu 40 Zeichen passen.</translation>
    </message>
    <message>
        <source>Tax rate, in per cent</source>
        <translation>Steuersatz in Prozent</translation>
    </message>
    <message>
        <source>Empty: receipts say nothing about tax</source>
        <translation>Leer: keine Steuer auf Belegen</translation>
    </message>
    <message>
        <source>A number below 100, such as 20 or 5.5.</source>
        <translation>Eine Zahl unter 100, etwa 20 oder 5.5.</translation>
    </message>
    <message>
        <source>What this tax is called</source>
        <translation>Wie diese Steuer heißt</translation>
    </message>
    <message>
        <source>Up to 20 letters fit.</source>
        <translation>Bis zu 20 Zeichen passen.</translation>
    </message>
    <message>
        <source>How tax comes to prices</source>
        <translation>Steuer und Preise</translation>
    </message>
    <message>
        <source>Lines at the end</source>
        <translation>Zeilen am Ende</translation>
    </message>
    <message>
        <source>Above the thanks</source>
        <translation>Über dem Dank</translation>
    </message>
    <message>
        <source>About refunds</source>
        <translation>Zu Erstattungen</translation>
    </message>
    <message>
        <source>Empty: the usual sentence</source>
        <translation>Leer: der übliche Satz</translation>
    </message>
    <message>
        <source>Printed, as you like</source>
        <translation>Wird gedruckt, wie Sie es möchten</translation>
    </message>
    <message>
        <source>Code that opens the payment in a block explorer</source>
        <translation>Code, der die Zahlung in einem Block-Explorer öffnet</translation>
    </message>
    <message>
        <source>Block explorer</source>
        <translation>Block-Explorer</translation>
    </message>
    <message>
        <source>Mark every paper TRAINING</source>
        <translation>Jedes Papier mit ÜBUNG kennzeichnen</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Shop&apos;s address</source>
        <translation>Adresse des Ladens</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Bedienung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Kurs</translation>
    </message>
    <message>
        <source>Bitcoin address</source>
        <translation>Bitcoin-Adresse</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>Code of the payment</source>
        <translation>Code der Zahlung</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>Dank</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nummern</translation>
    </message>
    <message>
        <source>Total and taxes</source>
        <translation>Summe und Steuern</translation>
    </message>
    <message>
        <source>What was paid</source>
        <translation>Was bezahlt wurde</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Marks such as COPY</source>
        <translation>Vermerke wie KOPIE</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Nicht gleich</translation>
    </message>
    <message>
        <source>Type {count} more</source>
        <translation>Noch {count} Zeichen</translation>
    </message>
    <message>
        <source>Then this</source>
        <translation>Danach diese</translation>
    </message>
</context>
<context>
    <name>SetupEndings</name>
    <message>
        <source>Is it really your wallet?</source>
        <translation>Ist es wirklich Ihre Wallet?</translation>
    </message>
    <message>
        <source>Open your own wallet, look at its first three receive addresses, and type how each one ends.</source>
        <translation>Die eigene Wallet öffnen, ihre ersten drei Empfangsadressen ansehen und eintippen, wie jede endet.</translation>
    </message>
    <message>
        <source>Delete last letter</source>
        <translation>Letzten Buchstaben löschen</translation>
    </message>
</context>
<context>
    <name>SetupFooter</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Keys on the screen</source>
        <translation>Tasten auf dem Bildschirm</translation>
    </message>
</context>
<context>
    <name>SetupLine</name>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Make one</source>
        <translation>Neu machen</translation>
    </message>
</context>
<context>
    <name>SetupMain</name>
    <message>
        <source>Set up the till</source>
        <translation>Kasse einrichten</translation>
    </message>
</context>
<context>
    <name>SetupOptions</name>
    <message>
        <source>Always printed</source>
        <translation>Immer gedruckt</translation>
    </message>
</context>
<context>
    <name>SetupPages</name>
    <message>
        <source>Mark the rows at the end of the test page that read as here. If none does, print without the printer&apos;s own letters.</source>
        <translation>Markieren Sie die Zeilen am Ende der Testseite, die dort wie hier zu lesen sind. Wenn keine, drucken Sie ohne die Schrift des Druckers.</translation>
    </message>
</context>
<context>
    <name>SetupPrinter</name>
    <message>
        <source>Find printers</source>
        <translation>Drucker suchen</translation>
    </message>
    <message>
        <source>Search the network</source>
        <translation>Im Netzwerk suchen</translation>
    </message>
    <message>
        <source>Stop searching</source>
        <translation>Suche beenden</translation>
    </message>
</context>
<context>
    <name>SetupScreen</name>
    <message>
        <source>A made-up sale&apos;s receipt, as it prints</source>
        <translation>Der Beleg eines erfundenen Verkaufs, wie er gedruckt wird</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Delete last letter</source>
        <translation>Letzten Buchstaben löschen</translation>
    </message>
    <message>
        <source>Capital letter</source>
        <translation>Großbuchstabe</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Neue Zeile</translation>
    </message>
</context>
<context>
    <name>SetupSteps</name>
    <message>
        <source>Set up the till</source>
        <translation>Kasse einrichten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Try the demo shop</source>
        <translation>Demo-Laden ausprobieren</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Wallet recovery</source>
        <translation>Wallet wiederherstellen</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>Open sales</source>
        <translation>Offene Verkäufe</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 offen</translation>
    </message>
    <message>
        <source>No open sales</source>
        <translation>Keine offenen Verkäufe</translation>
    </message>
    <message>
        <source>%1 more below</source>
        <translation>%1 weitere unten</translation>
    </message>
</context>
<context>
    <name>Shift</name>
    <message>
        <source>{first} to {last} o&apos;clock: {amount}</source>
        <translation>{first} bis {last} Uhr: {amount}</translation>
    </message>
    <message>
        <source>{day}: {amount}</source>
        <translation>{day}: {amount}</translation>
    </message>
    <message>
        <source>Nobody by name</source>
        <translation>Niemand mit Namen</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Abgerechnet</translation>
    </message>
    <message>
        <source>Carried over</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Gefährdet</translation>
    </message>
    <message>
        <source>{word} {percent} %</source>
        <translation>{word} {percent} %</translation>
    </message>
    <message>
        <source>1 sale is settled</source>
        <translation>1 Verkauf ist abgerechnet</translation>
    </message>
    <message>
        <source>{count} sales are settled</source>
        <translation>{count} Verkäufe sind abgerechnet</translation>
    </message>
    <message>
        <source>1 waits for a block. It settles in the next shift</source>
        <translation>1 wartet auf einen Block und zählt zur nächsten Schicht</translation>
    </message>
    <message>
        <source>{count} wait for a block. They settle in the next shift</source>
        <translation>{count} warten auf einen Block und zählen zur nächsten Schicht</translation>
    </message>
    <message>
        <source>1 payment was taken back. Look at it first, or close with it marked</source>
        <translation>1 Zahlung wurde zurückgeholt. Erst ansehen, oder mit Vermerk abschließen</translation>
    </message>
    <message>
        <source>{count} payments were taken back. Look at them first, or close with them marked</source>
        <translation>{count} Zahlungen wurden zurückgeholt. Erst ansehen, oder mit Vermerk abschließen</translation>
    </message>
    <message>
        <source>1 is partly paid. It stays open and is watched on</source>
        <translation>1 ist teilweise gezahlt. Er bleibt offen und wird weiter beobachtet</translation>
    </message>
    <message>
        <source>{count} are partly paid. They stay open and are watched on</source>
        <translation>{count} sind teilweise gezahlt. Sie bleiben offen und werden weiter beobachtet</translation>
    </message>
    <message>
        <source>1 is not paid yet. It stays open and is watched on</source>
        <translation>1 ist noch nicht gezahlt. Er bleibt offen und wird weiter beobachtet</translation>
    </message>
    <message>
        <source>{count} are not paid yet. They stay open and are watched on</source>
        <translation>{count} sind noch nicht gezahlt. Sie bleiben offen und werden weiter beobachtet</translation>
    </message>
    <message>
        <source>1 sale</source>
        <translation>1 Verkauf</translation>
    </message>
    <message>
        <source>{count} sales</source>
        <translation>{count} Verkäufe</translation>
    </message>
    <message>
        <source>{sales}, {count} currencies</source>
        <translation>{sales}, {count} Währungen</translation>
    </message>
    <message>
        <source>{count} payments taken back</source>
        <translation>{count} Zahlungen zurückgeholt</translation>
    </message>
    <message>
        <source>1 payment taken back</source>
        <translation>1 Zahlung zurückgeholt</translation>
    </message>
    <message>
        <source>{count} sales wait for a block</source>
        <translation>{count} Verkäufe warten auf einen Block</translation>
    </message>
    <message>
        <source>1 sale waits for a block</source>
        <translation>1 Verkauf wartet auf einen Block</translation>
    </message>
    <message>
        <source>{sales}, with a receipt</source>
        <translation>{sales}, mit Beleg</translation>
    </message>
    <message>
        <source>{cancelled} and {expired}</source>
        <translation>{cancelled} und {expired}</translation>
    </message>
    <message>
        <source>Tips</source>
        <translation>Trinkgeld</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>Rabatte</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Erstattungen</translation>
    </message>
    <message>
        <source>Paid too much</source>
        <translation>Zu viel gezahlt</translation>
    </message>
    <message>
        <source>Paid short</source>
        <translation>Zu wenig gezahlt</translation>
    </message>
    <message>
        <source>Cancelled, expired</source>
        <translation>Storniert, abgelaufen</translation>
    </message>
    <message>
        <source>Rate drift</source>
        <translation>Kursdrift</translation>
    </message>
    <message>
        <source>Paid late</source>
        <translation>Zu spät gezahlt</translation>
    </message>
    <message>
        <source>Not confirmed yet</source>
        <translation>Noch unbestätigt</translation>
    </message>
    <message>
        <source>To be given back</source>
        <translation>Zurückzugeben</translation>
    </message>
    <message>
        <source>Settled, sold earlier</source>
        <translation>Früher verkauft</translation>
    </message>
    <message>
        <source>Brought forward</source>
        <translation>Übertrag</translation>
    </message>
    <message>
        <source>Open with all shifts</source>
        <translation>Offen, alle Schichten</translation>
    </message>
    <message>
        <source>{name} {rate} %</source>
        <translation>{name} {rate} %</translation>
    </message>
    <message>
        <source>Receipts not printed</source>
        <translation>Ungedruckte Belege</translation>
    </message>
    <message>
        <source>Till booked {booked}. The wallet was not counted</source>
        <translation>Kasse buchte {booked}. Das Wallet wurde nicht gezählt</translation>
    </message>
    <message>
        <source>Till booked {booked}. The close counts the wallet</source>
        <translation>Kasse buchte {booked}. Der Abschluss zählt das Wallet</translation>
    </message>
    <message>
        <source>Wallet received {found}, till booked {booked}: it adds up</source>
        <translation>Wallet erhielt {found}, Kasse buchte {booked}: stimmt</translation>
    </message>
    <message>
        <source>Wallet received {found}, till booked {booked}: {difference} is unexplained</source>
        <translation>Wallet erhielt {found}, Kasse buchte {booked}: {difference} ungeklärt</translation>
    </message>
    <message>
        <source>{sat} came that the till did not book</source>
        <translation>{sat} kamen, die die Kasse nicht buchte</translation>
    </message>
    <message>
        <source>{sat} that the till booked is not there</source>
        <translation>{sat}, die die Kasse buchte, sind nicht da</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>No shift was closed yet. The first Z report will stand here.</source>
        <translation>Noch keine Schicht ist abgeschlossen. Der erste Z-Bericht wird hier stehen.</translation>
    </message>
    <message>
        <source>Shift {number}</source>
        <translation>Schicht {number}</translation>
    </message>
    <message>
        <source>{day} {begin} to {end}</source>
        <translation>{day} {begin} bis {end}</translation>
    </message>
    <message>
        <source>Saved: {names}</source>
        <translation>Gespeichert: {names}</translation>
    </message>
    <message>
        <source>Shift {number} is closed, and its Z report is written.</source>
        <translation>Schicht {number} ist abgeschlossen, ihr Z-Bericht geschrieben.</translation>
    </message>
    <message>
        <source>Shift {number} is open</source>
        <translation>Schicht {number} ist offen</translation>
    </message>
    <message>
        <source>X report {number} is on its way to the printer.</source>
        <translation>X-Bericht {number} ist auf dem Weg zum Drucker.</translation>
    </message>
    <message>
        <source>A copy of Z report {number} is on its way to the printer.</source>
        <translation>Eine Kopie von Z-Bericht {number} ist auf dem Weg zum Drucker.</translation>
    </message>
    <message>
        <source>Sales by day</source>
        <translation>Verkäufe nach Tagen</translation>
    </message>
    <message>
        <source>Sales by hour</source>
        <translation>Verkäufe nach Stunden</translation>
    </message>
    <message>
        <source>{currency}, four weeks</source>
        <translation>{currency}, vier Wochen</translation>
    </message>
    <message>
        <source>{currency}. The hour now running is outlined</source>
        <translation>{currency}. Die laufende Stunde ist umrandet</translation>
    </message>
    <message>
        <source>Close shift {number}?</source>
        <translation>Schicht {number} abschließen?</translation>
    </message>
    <message>
        <source>Z report {number} is written once and never changed. A new shift opens with the next sale.</source>
        <translation>Der Z-Bericht {number} wird einmal geschrieben und nie geändert. Mit dem nächsten Verkauf beginnt eine neue Schicht.</translation>
    </message>
    <message>
        <source>Sold in shift {number}</source>
        <translation>Verkauft in Schicht {number}</translation>
    </message>
    <message>
        <source>Counting the wallet</source>
        <translation>Wallet wird gezählt</translation>
    </message>
    <message>
        <source>Close and print Z {number}</source>
        <translation>Abschließen und Z {number} drucken</translation>
    </message>
    <message>
        <source>Close with Z {number}</source>
        <translation>Mit Z {number} abschließen</translation>
    </message>
    <message>
        <source>Shift {number}, Z report</source>
        <translation>Schicht {number}, Z-Bericht</translation>
    </message>
    <message>
        <source>Shift {number}, X report</source>
        <translation>Schicht {number}, X-Bericht</translation>
    </message>
    <message>
        <source>{begin} to {end}</source>
        <translation>{begin} bis {end}</translation>
    </message>
    <message>
        <source>Open since {begin}</source>
        <translation>Offen seit {begin}</translation>
    </message>
</context>
<context>
    <name>ShiftCharts</name>
    <message>
        <source>Sales by</source>
        <translation>Verkäufe nach</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tagen</translation>
    </message>
    <message>
        <source>By cashier</source>
        <translation>Nach Person</translation>
    </message>
</context>
<context>
    <name>ShiftClose</name>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
</context>
<context>
    <name>ShiftCloseRow</name>
    <message>
        <source>not counted</source>
        <translation>nicht gezählt</translation>
    </message>
</context>
<context>
    <name>ShiftEmpty</name>
    <message>
        <source>No shift is open</source>
        <translation>Keine Schicht ist offen</translation>
    </message>
    <message>
        <source>Sums are for managers. A manager&apos;s PIN shows them on the spot.</source>
        <translation>Summen sind für die Leitung. Mit ihrer PIN stehen sie sofort da.</translation>
    </message>
    <message>
        <source>A new shift opens with the next sale.</source>
        <translation>Mit dem nächsten Verkauf beginnt eine neue Schicht.</translation>
    </message>
    <message>
        <source>Open one now</source>
        <translation>Jetzt öffnen</translation>
    </message>
    <message>
        <source>Show the sums</source>
        <translation>Summen zeigen</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN</source>
        <translation>PIN der Leitung</translation>
    </message>
    <message>
        <source>Closed shifts</source>
        <translation>Abgeschlossene Schichten</translation>
    </message>
</context>
<context>
    <name>ShiftHeader</name>
    <message>
        <source>Closed shifts</source>
        <translation>Abgeschlossene Schichten</translation>
    </message>
    <message>
        <source>Shift now</source>
        <translation>Schicht jetzt</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Frühere</translation>
    </message>
    <message>
        <source>Shows the shifts that are closed</source>
        <translation>Zeigt die abgeschlossenen Schichten</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Saves the report as CSV, JSON and PDF</source>
        <translation>Speichert den Bericht als CSV, JSON und PDF</translation>
    </message>
    <message>
        <source>Print copy</source>
        <translation>Kopie drucken</translation>
    </message>
    <message>
        <source>Print X</source>
        <translation>X drucken</translation>
    </message>
    <message>
        <source>Close shift</source>
        <translation>Abschließen</translation>
    </message>
</context>
<context>
    <name>ShiftMoney</name>
    <message>
        <source>Where the money is</source>
        <translation>Wo das Geld ist</translation>
    </message>
</context>
<context>
    <name>ShiftPast</name>
    <message>
        <source>Closed shifts</source>
        <translation>Abgeschlossene Schichten</translation>
    </message>
</context>
<context>
    <name>ShiftReport</name>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Verkauft</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Abgerechnet</translation>
    </message>
    <message>
        <source>Carried over</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Gefährdet</translation>
    </message>
</context>
<context>
    <name>ShopBar</name>
    <message>
        <source>Payment taken back</source>
        <translation>Zahlung zurückgenommen</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Preparing</source>
        <translation>Bereitet vor</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Nicht bereit</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Partly paid</source>
        <translation>Teilbezahlt</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Paid too much</source>
        <translation>Zu viel bezahlt</translation>
    </message>
    <message>
        <source>Paid late</source>
        <translation>Zu spät bezahlt</translation>
    </message>
    <message>
        <source>Perhaps late</source>
        <translation>Vielleicht zu spät</translation>
    </message>
    <message>
        <source>Paid after cancel</source>
        <translation>Nach Storno bezahlt</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Verfallen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation>Verschwunden</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgeholt</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Payment taken back, sale {number}</source>
        <translation>Zahlung zurückgeholt, Verkauf {number}</translation>
    </message>
    <message>
        <source>It was accepted and is not paid any more. Stop the customer.</source>
        <translation>Sie war angenommen und ist nicht mehr bezahlt. Halten Sie den Kunden auf.</translation>
    </message>
    <message>
        <source>Do not hand out the goods.</source>
        <translation>Die Ware nicht herausgeben.</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>DEMO</translation>
    </message>
    <message>
        <source>TEST NETWORK</source>
        <translation>TESTNETZ</translation>
    </message>
    <message>
        <source>({count} more)</source>
        <translation>({count} weitere)</translation>
    </message>
    <message>
        <source>Show the wallet</source>
        <translation>Wallet zeigen</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Open the sale</source>
        <translation>Verkauf öffnen</translation>
    </message>
    <message>
        <source>Show the receipt</source>
        <translation>Beleg zeigen</translation>
    </message>
    <message>
        <source>Wallet recovery</source>
        <translation>Wallet wiederherstellen</translation>
    </message>
    <message>
        <source>Show the refunds</source>
        <translation>Rückerstattungen zeigen</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Sale {number} was paid once more</source>
        <translation>Verkauf {number} wurde noch einmal bezahlt</translation>
    </message>
    <message>
        <source>Money came for sale {number}, which was cancelled</source>
        <translation>Geld kam für Verkauf {number}, der storniert war</translation>
    </message>
    <message>
        <source>Money came for sale {number}, long after its price ended</source>
        <translation>Geld kam für Verkauf {number}, lange nach dem Ende des Preises</translation>
    </message>
    <message>
        <source>{sat} came in. The sale shows what can be done with it.</source>
        <translation>{sat} kamen an. Der Verkauf zeigt, was damit geschehen kann.</translation>
    </message>
    <message>
        <source>{count} addresses in a row were never paid</source>
        <translation>{count} Adressen in Folge wurden nie bezahlt</translation>
    </message>
    <message>
        <source>Wallets stop looking after 20. Set the gap limit of yours to {limit}, or it may not show money that came. Selling goes on.</source>
        <translation>Wallets suchen nach 20 nicht weiter. Stellen Sie das Gap-Limit auf {limit}, sonst zeigt Ihre vielleicht Geld nicht an. Der Verkauf geht weiter.</translation>
    </message>
    <message>
        <source>{trouble}: 1 receipt is waiting</source>
        <translation>{trouble}: 1 Beleg wartet</translation>
    </message>
    <message>
        <source>{trouble}: {count} receipts are waiting</source>
        <translation>{trouble}: {count} Belege warten</translation>
    </message>
    <message>
        <source>Getting the rate</source>
        <translation>Kurs wird geholt</translation>
    </message>
    <message>
        <source>No rate</source>
        <translation>Kein Kurs</translation>
    </message>
    <message>
        <source>{seconds} s ago</source>
        <translation>vor {seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min ago</source>
        <translation>vor {minutes} min</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>No new block</source>
        <translation>Kein neuer Block</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>Kein Netz</translation>
    </message>
    <message>
        <source>Servers disagree</source>
        <translation>Server uneins</translation>
    </message>
    <message>
        <source>Block {block}</source>
        <translation>Block {block}</translation>
    </message>
    <message>
        <source>Paper nearly out</source>
        <translation>Papier fast zu Ende</translation>
    </message>
    <message>
        <source>Paper low</source>
        <translation>Wenig Papier</translation>
    </message>
    <message>
        <source>Printer off</source>
        <translation>Drucker aus</translation>
    </message>
    <message>
        <source>Printer busy</source>
        <translation>Drucker besetzt</translation>
    </message>
    <message>
        <source>No paper</source>
        <translation>Kein Papier</translation>
    </message>
    <message>
        <source>Printer open</source>
        <translation>Drucker offen</translation>
    </message>
    <message>
        <source>Printer offline</source>
        <translation>Drucker offline</translation>
    </message>
    <message>
        <source>Look at the paper</source>
        <translation>Papier ansehen</translation>
    </message>
    <message>
        <source>Printer fault</source>
        <translation>Druckerstörung</translation>
    </message>
    <message>
        <source>Printer ready</source>
        <translation>Drucker bereit</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Store: {count} waiting</source>
        <translation>Laden: {count} warten</translation>
    </message>
    <message>
        <source>Store in step</source>
        <translation>Laden aktuell</translation>
    </message>
    <message>
        <source>In step</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Shift {number}</source>
        <translation>Schicht {number}</translation>
    </message>
</context>
<context>
    <name>StatusDetail</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>StoreCallDetail</name>
    <message>
        <source>Touch a call to see what was sent and what was answered.</source>
        <translation>Einen Aufruf berühren: dann steht hier, was gesendet und was geantwortet wurde.</translation>
    </message>
    <message>
        <source>All calls</source>
        <translation>Alle Aufrufe</translation>
    </message>
    <message>
        <source>What was sent and what was answered</source>
        <translation>Was gesendet und was geantwortet wurde</translation>
    </message>
</context>
<context>
    <name>StoreCallList</name>
    <message>
        <source>Only this sale: show all</source>
        <translation>Nur dieser Verkauf: alle zeigen</translation>
    </message>
    <message>
        <source>Which calls</source>
        <translation>Welche Aufrufe</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>Neuere</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Ältere</translation>
    </message>
</context>
<context>
    <name>StoreCallsScreen</name>
    <message>
        <source>Calls to the store&apos;s server</source>
        <translation>Aufrufe an den Server des Ladens</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>Store told: {event}</source>
        <translation>Laden informiert: {event}</translation>
    </message>
    <message>
        <source>Store is being told: {event}</source>
        <translation>Laden wird informiert: {event}</translation>
    </message>
    <message>
        <source>Store never heard: {event}</source>
        <translation>Laden erfuhr nie: {event}</translation>
    </message>
    <message>
        <source>{count} tries</source>
        <translation>{count} Versuche</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>Zettel</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>Refund slip</source>
        <translation>Erstattungsbon</translation>
    </message>
    <message>
        <source>{paper} is being printed</source>
        <translation>{paper} wird gedruckt</translation>
    </message>
    <message>
        <source>{paper} printed</source>
        <translation>{paper} gedruckt</translation>
    </message>
    <message>
        <source>{paper} sent to the printer</source>
        <translation>{paper} an den Drucker gesendet</translation>
    </message>
    <message>
        <source>{paper} perhaps printed</source>
        <translation>{paper} vielleicht gedruckt</translation>
    </message>
    <message>
        <source>{paper} not printed</source>
        <translation>{paper} nicht gedruckt</translation>
    </message>
    <message>
        <source>{paper} skipped</source>
        <translation>{paper} übersprungen</translation>
    </message>
    <message>
        <source>{paper} is waiting for the printer</source>
        <translation>{paper} wartet auf den Drucker</translation>
    </message>
    <message>
        <source>address number {number}, ends in {end}</source>
        <translation>Adresse Nummer {number}, endet auf {end}</translation>
    </message>
    <message>
        <source>payment {reference} at {gateway}</source>
        <translation>Zahlung {reference} bei {gateway}</translation>
    </message>
    <message>
        <source>address of {gateway}, ends in {end}</source>
        <translation>Adresse von {gateway}, endet auf {end}</translation>
    </message>
    <message>
        <source>{price}, set by {gateway}</source>
        <translation>{price}, von {gateway} gesetzt</translation>
    </message>
    <message>
        <source>{gateway} called</source>
        <translation>{gateway} hat angerufen</translation>
    </message>
    <message>
        <source>Charged</source>
        <translation>Kassiert</translation>
    </message>
    <message>
        <source>QR shown</source>
        <translation>QR gezeigt</translation>
    </message>
    <message>
        <source>{price}, {count} sources agree</source>
        <translation>{price}, {count} Quellen einig</translation>
    </message>
    <message>
        <source>Could not be prepared</source>
        <translation>Konnte nicht vorbereitet werden</translation>
    </message>
    <message>
        <source>Payment seen</source>
        <translation>Zahlung gesehen</translation>
    </message>
    <message>
        <source>Payment in block {height}</source>
        <translation>Zahlung in Block {height}</translation>
    </message>
    <message>
        <source>Payment taken back</source>
        <translation>Zahlung zurückgeholt</translation>
    </message>
    <message>
        <source>Payment vanished</source>
        <translation>Zahlung verschwunden</translation>
    </message>
    <message>
        <source>Charged {by}</source>
        <translation>Kassiert {by}</translation>
    </message>
    <message>
        <source>Payment confirmed</source>
        <translation>Zahlung bestätigt</translation>
    </message>
    <message>
        <source>Payment out of its block</source>
        <translation>Zahlung wieder ohne Block</translation>
    </message>
    <message>
        <source>Unclear which sale this money was for</source>
        <translation>Unklar, für welchen Verkauf dieses Geld war</translation>
    </message>
    <message>
        <source>{sat}; this address also belonged to sale {numbers}</source>
        <translation>{sat}; diese Adresse gehörte auch zu Verkauf {numbers}</translation>
    </message>
    <message>
        <source>New rate</source>
        <translation>Neuer Kurs</translation>
    </message>
    <message>
        <source>Came while the till was not watching</source>
        <translation>Kam, als die Kasse nicht hinsah</translation>
    </message>
    <message>
        <source>Short within the store&apos;s tolerance</source>
        <translation>Fehlbetrag innerhalb der Toleranz des Ladens</translation>
    </message>
    <message>
        <source>{sat} given up</source>
        <translation>{sat} erlassen</translation>
    </message>
    <message>
        <source>Accepted as it is</source>
        <translation>So angenommen</translation>
    </message>
    <message>
        <source>Kept as a tip</source>
        <translation>Als Trinkgeld behalten</translation>
    </message>
    <message>
        <source>To be given back</source>
        <translation>Zurückzugeben</translation>
    </message>
    <message>
        <source>by the cashier</source>
        <translation>von der Kassenkraft</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>von {name}</translation>
    </message>
    <message>
        <source>by {name}, with the PIN of {granter}</source>
        <translation>von {name}, mit der PIN von {granter}</translation>
    </message>
    <message>
        <source>Accepted before its block</source>
        <translation>Vor dem Block angenommen</translation>
    </message>
    <message>
        <source>seen by {sources} servers for {seconds} s, fee rate {rate}</source>
        <translation>von {sources} Servern {seconds} s lang gesehen, Gebühr {rate}</translation>
    </message>
    <message>
        <source>Partly paid</source>
        <translation>Teilbezahlt</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>No longer paid</source>
        <translation>Nicht mehr bezahlt</translation>
    </message>
    <message>
        <source>Paid too much</source>
        <translation>Zu viel bezahlt</translation>
    </message>
    <message>
        <source>Paid late</source>
        <translation>Zu spät bezahlt</translation>
    </message>
    <message>
        <source>Payment replaced by another</source>
        <translation>Zahlung durch eine andere ersetzt</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Price expired</source>
        <translation>Preis verfallen</translation>
    </message>
    <message>
        <source>Late money accepted</source>
        <translation>Spätes Geld angenommen</translation>
    </message>
    <message>
        <source>Settled, receipt {number}</source>
        <translation>Abgeschlossen, Beleg {number}</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Refund of {sat} asked for</source>
        <translation>Rückerstattung über {sat} verlangt</translation>
    </message>
    <message>
        <source>Refund withdrawn</source>
        <translation>Rückerstattung zurückgezogen</translation>
    </message>
    <message>
        <source>Refund proven</source>
        <translation>Rückerstattung bewiesen</translation>
    </message>
    <message>
        <source>Too little came for the refund</source>
        <translation>Zu wenig kam für die Rückerstattung</translation>
    </message>
    <message>
        <source>Refund&apos;s payment gone</source>
        <translation>Zahlung der Rückerstattung weg</translation>
    </message>
    <message>
        <source>Refund seen</source>
        <translation>Rückerstattung gesehen</translation>
    </message>
    <message>
        <source>Refund in block {height}</source>
        <translation>Rückerstattung in Block {height}</translation>
    </message>
    <message>
        <source>{count} more lines</source>
        <translation>{count} weitere Zeilen</translation>
    </message>
    <message>
        <source>{amount} discount</source>
        <translation>{amount} Rabatt</translation>
    </message>
    <message>
        <source>{amount} tip</source>
        <translation>{amount} Trinkgeld</translation>
    </message>
    <message>
        <source>Comes to {amount}</source>
        <translation>Ergibt {amount}</translation>
    </message>
    <message>
        <source>Discount: {before} became {after}</source>
        <translation>Rabatt: aus {before} wurde {after}</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>Taken up again</source>
        <translation>Wieder geholt</translation>
    </message>
    <message>
        <source>on the customer&apos;s page</source>
        <translation>auf der Seite des Kunden</translation>
    </message>
    <message>
        <source>No tip</source>
        <translation>Kein Trinkgeld</translation>
    </message>
    <message>
        <source>Tip {amount}</source>
        <translation>Trinkgeld {amount}</translation>
    </message>
</context>
<context>
    <name>StoryLine</name>
    <message>
        <source>Show this call</source>
        <translation>Diesen Aufruf zeigen</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>No. {number}</source>
        <translation>Nr. {number}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>{amount} missing</source>
        <translation>{amount} fehlen</translation>
    </message>
    <message>
        <source>{amount} too much</source>
        <translation>{amount} zu viel</translation>
    </message>
    <message>
        <source>receipt printed</source>
        <translation>Beleg gedruckt</translation>
    </message>
    <message>
        <source>receipt waits</source>
        <translation>Beleg wartet</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>settles in a moment</source>
        <translation>wird gleich abgeschlossen</translation>
    </message>
    <message>
        <source>look now</source>
        <translation>jetzt ansehen</translation>
    </message>
    <message>
        <source>in a moment</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>zurückgegeben</translation>
    </message>
    <message>
        <source>try again?</source>
        <translation>noch einmal?</translation>
    </message>
    <message>
        <source>after the price ended</source>
        <translation>nach Ende des Preises</translation>
    </message>
    <message>
        <source>take it?</source>
        <translation>annehmen?</translation>
    </message>
    <message>
        <source>pays the same</source>
        <translation>zahlt dasselbe</translation>
    </message>
    <message>
        <source>new rate?</source>
        <translation>neuer Kurs?</translation>
    </message>
    <message>
        <source>watched on</source>
        <translation>weiter beobachtet</translation>
    </message>
    <message>
        <source>not on its way</source>
        <translation>nicht unterwegs</translation>
    </message>
</context>
<context>
    <name>TipChoices</name>
    <message>
        <source>Own amount</source>
        <translation>Eigener Betrag</translation>
    </message>
    <message>
        <source>No tip</source>
        <translation>Kein Trinkgeld</translation>
    </message>
</context>
<context>
    <name>TipPad</name>
    <message>
        <source>Your tip</source>
        <translation>Ihr Trinkgeld</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Decimal point</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Delete last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
</context>
<context>
    <name>TipScreen</name>
    <message>
        <source>Back to the till</source>
        <translation>Zurück zur Kasse</translation>
    </message>
    <message>
        <source>Would you like to add a tip?</source>
        <translation>Möchten Sie ein Trinkgeld geben?</translation>
    </message>
</context>
<context>
    <name>Tips</name>
    <message>
        <source>Pay {total}</source>
        <translation>{total} zahlen</translation>
    </message>
    <message>
        <source>At most {amount}</source>
        <translation>Höchstens {amount}</translation>
    </message>
    <message>
        <source>Type an amount</source>
        <translation>Betrag eingeben</translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>Works, block {height}</source>
        <translation>Läuft, Block {height}</translation>
    </message>
    <message>
        <source>Works, {price}</source>
        <translation>Läuft, {price}</translation>
    </message>
    <message>
        <source>Works: the test page is printing. Answer its questions above.</source>
        <translation>Läuft: Die Testseite wird gedruckt. Ihre Fragen stehen weiter oben.</translation>
    </message>
    <message>
        <source>Works: the server answered {status}.</source>
        <translation>Läuft: der Server antwortete {status}.</translation>
    </message>
    <message>
        <source>No answer. Check the address, the port and the network.</source>
        <translation>Keine Antwort. Adresse, Port und Netzwerk prüfen.</translation>
    </message>
</context>
</TS>
