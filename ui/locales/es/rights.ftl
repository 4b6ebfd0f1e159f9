# Mi verificación
open-mine = Mi verificación
mine-title = Mi verificación
mine-lead = Aquí ve en qué punto está su registro y qué se guarda de usted. Puede verlo, retirarlo y borrarlo.
saved-as = Guardado como { $name }
done = Listo

standing-none = Aún no sabemos en qué punto está su registro
    .more = Todavía no tenemos noticias de { $collector }. Sus archivos están a salvo.
standing-open = Aún sin entregar
    .more = Su registro está abierto. { $collector } todavía no lo ha recibido todo.
standing-received = Recibido
    .more = { $collector } tiene sus archivos. Un revisor los mirará; usted no tiene que hacer nada.
standing-in_review = Un revisor lo está mirando
    .more = No tiene que hacer nada. Recibe la respuesta por correo electrónico y también aparece aquí.
standing-action_needed = Necesitamos que envíe algo otra vez
    .more =
        { $count ->
            [one] Envíe otra vez solo esto. Todo lo demás queda como está.
           *[other] Envíe otra vez estas { $count } cosas. Todo lo demás queda como está.
        }
standing-approved = Aprobado
    .more = Su verificación ha terminado. Puede empezar a vender.
standing-refused = Su registro se ha rechazado
    .more = Estos son los motivos:
standing-withdrawn = Borrado, como usted pidió
    .more = { $collector } ya no tiene ningún archivo suyo. Puede empezar un registro nuevo cuando quiera.

asked-asking = Última noticia: { $moment }. Preguntando otra vez…
    .first = Preguntando…
asked-answered = Última noticia: { $moment }. Volvemos a preguntar solos.
    .first = Volvemos a preguntar solos.
asked-offline = No hay conexión. Última noticia: { $moment }; volvemos a preguntar solos.
    .first = No hay conexión. Volvemos a preguntar solos.
ask-now = Preguntar ahora

needed-too_old = Es más antiguo de lo que aceptamos. Envíe uno más reciente.
needed-expired = Ha caducado. Envíe uno que esté vigente.
needed-unreadable = No se lee bien. Envíe una imagen nítida, clara y sin reflejos.
needed-incomplete = Falta una parte o una página. Envíelo entero.
needed-wrong_document = Es otro documento, no el que necesitamos. Mire qué se acepta y envíe ese.
needed-needs_translation = Nuestros revisores no leen su idioma. Añada las páginas de una traducción jurada.
needed-name_differs = El nombre no está escrito como en sus otros documentos. Envíe uno con el mismo nombre.
needed-address_differs = La dirección no está escrita como en sus otros documentos. Envíe uno con la misma dirección.
needed-face_not_visible = No se le ve bien la cara. Siéntese de cara a la luz y grabe de nuevo.
needed-prompts_not_followed = No se hicieron todos los movimientos. Grabe de nuevo, con calma.
needed-consent_withdrawn = Usted retiró su consentimiento. Decida otra vez o elija otra vía.
needed-other = Hay que enviarlo otra vez. Si no sabe por qué, pregúntenos.
send-again = Enviar otra vez

refusal-identity_not_confirmed = No pudimos confirmar quién es usted.
refusal-business_not_confirmed = No pudimos confirmar su negocio.
refusal-documents_not_accepted = Sus documentos no se aceptaron.
refusal-face_video_not_accepted = Su vídeo de la cara no se aceptó.
refusal-no_answer = Lo que le pedimos que enviara otra vez no llegó a tiempo.
refusal-against_rules = Las normas del mercado no permiten este registro.
refusal-other = Hay otro motivo. Pregúntenos.
refused-object = Si cree que no es correcto, reclame: escríbanos por qué y lo miramos otra vez.
refused-appealed = Tenemos su reclamación y la estamos mirando. Recibe la respuesta por correo electrónico y también aparece aquí.
refused-write = También puede escribir a:
object = Reclamar

hold-order = Lo ha ordenado un tribunal o una autoridad.
hold-law = Lo exige una ley.
hold-dispute = Es una prueba en un litigio.
hold-other = Hay otro motivo legal.
mine-hold = No se puede borrar nada hasta el { $until } como máximo. { $reason }

mine-files = Sus archivos
mine-show = Ver
mine-show-for = Ver: { $file }
mine-erase = Borrar
mine-erase-for = Borrar: { $file }
mine-deletion = Guardar el recibo de borrado
mine-deletion-for = Guardar el recibo de borrado: { $file }
mine-sealed-elsewhere = Está cerrado para su otro ordenador, así que no podemos mostrarlo aquí. Los revisores sí pueden abrirlo.
place-computer = En este ordenador, aún sin enviar
place-intake = Recibido el { $received }. Se borra antes del { $until }.
cause-wish = Borrado el { $date } porque usted lo pidió
cause-withdrawal = Borrado el { $date } porque usted retiró su consentimiento
cause-retention = Borrado el { $date } porque se cumplió el plazo
cause-replaced = Borrado el { $date } porque usted envió otro nuevo
artifact-appeal = Su reclamación

mine-decisions = Lo que usted decidió
decided-agree = Aceptado el { $date }
decided-decline = Rechazado el { $date }
mine-withdraw = Retirar
mine-withdraw-for = Retirar: { $purpose }
read-policy = Leer las condiciones de privacidad
save-consents = Guardar mis decisiones

mine-papers = Justificantes
    .more = Un recibo demuestra qué se guarda y hasta cuándo. Cualquiera puede comprobarlo.
check-paper = Comprobar un justificante

mine-carry-on = Seguir en otro ordenador
    .more = Con este código sigue con su registro en otro ordenador, o en este si pierde sus llaves. No se lo enseñe a nadie.
code-show = Mostrar el código
code-hide = Ocultar el código
code-qr = Código QR con las mismas 24 cifras

mine-everything = Borrarlo todo
    .more = Esto termina su registro. { $collector } borra todos sus archivos y este ordenador los olvida.
mine-everything-held = Será posible otra vez, como muy tarde, después del { $until }.

# La pregunta antes de borrar o retirar algo
question-file = ¿Borrar «{ $file }»?
question-everything = ¿Borrarlo todo?
question-consent = ¿Retirar su consentimiento a «{ $purpose }»?
file = este archivo
revoke-file = Borrarlo
revoke-everything = Borrarlo todo
revoke-consent = Retirarlo
keep-it = Dejarlo como está
revoking-file = Borrando…
revoking-everything = Borrándolo todo…
revoking-consent = Retirando…
meaning-erased_there =
    { $what ->
        [file] { $collector } borra este archivo. Nadie puede recuperarlo.
       *[other] { $collector } borra estos archivos. Nadie puede recuperarlos.
    }
meaning-face_video_erased = Se borran su vídeo de la cara y el registro de sus indicaciones.
meaning-erased_here =
    { $what ->
        [file] Aún no se había enviado. Se borra en este ordenador.
       *[other] Lo que aún no se había enviado se borra en este ordenador.
    }
meaning-review_needs_it = La revisión no puede seguir sin él. Tendría que enviarlo otra vez.
meaning-alternative_needed = Después elige otra vía para mostrar quién es.
meaning-decision_stays = La respuesta que ya recibió queda como está.
meaning-signup_ends = Su registro termina. Para vender necesitaría uno nuevo.
meaning-computer_forgets = Este ordenador olvida sus llaves y sus archivos.
meaning-deletion_receipt = Recibe como prueba un recibo de borrado firmado.
meaning-nothing_erased = No se borra nada: ningún archivo enviado depende de ello.

# Un archivo, tal como se guarda
held-lead = Este es su archivo tal como está guardado, byte por byte. Se ha traído de vuelta y se ha abierto con su propia llave.
held-lead-fetching = Traemos su archivo de donde está guardado y lo abrimos aquí con su propia llave.
held-lead-computer = Este es su archivo tal como está en este ordenador. Aún no se ha enviado.
held-fetching = Trayéndolo y abriéndolo…
held-opened = El archivo está abierto
held-failed = No pudimos mostrarlo.
held-stop = Parar
held-proof = Cómo puede saberlo
    .more = El archivo guardado tiene esta SHA-256. Es la misma que en su recibo.
held-where = Dónde está

# Las condiciones de privacidad y sus cambios
policy-title = Las condiciones de privacidad
policy-lead = Estas son las condiciones de { $collector } sobre las que usted decidió.
policy-alternatives = Otras vías en lugar del vídeo de la cara
chosen-agree = Usted aceptó
chosen-decline = Usted rechazó
terms-faces = Reconocimiento facial
faces-nowhere = No se usa
faces-device = Se usa solo en este ordenador
faces-collector = Lo usa el mercado
changes-title = Estas condiciones han cambiado desde que usted decidió
    .more = Lo que decidió entonces no vale para ellas. Lea qué es distinto y decida otra vez.
changed-collector = Quién recoge los datos
changed-contact = A quién preguntar
changed-appeals = Dónde reclamar
changed-purpose = Para qué es
changed-mandatory = Si es necesario
changed-retention = Cuánto tiempo se guarda
changed-reviewers = Quién puede abrirlo
changed-face_recognition = Reconocimiento facial
changed-document = Documento que se pide
changed-alternative = Otra vía
changed-clip_length = Duración del vídeo de la cara
changed-dates = Fecha de las condiciones
changed-about = { $part }: { $about }
changed-before = Antes
changed-after = Ahora
changed-new = Nuevo
changed-gone = Ya no está

# Una reclamación
appeal-title = Su reclamación
appeal-lead = Escriba con sus palabras por qué deberíamos mirarlo otra vez. Su texto se cierra como sus archivos: solo los revisores pueden leerlo.
appeal-reasons = Por qué se rechazó
appeal-text = ¿Por qué deberíamos mirarlo otra vez?
    .hint = Escriba en el idioma que quiera. No escriba contraseñas ni números de tarjeta.
appeal-left =
    { $count ->
        [one] Queda 1 carácter
       *[other] Quedan { $count } caracteres
    }
appeal-over =
    { $count ->
        [one] Sobra 1 carácter
       *[other] Sobran { $count } caracteres
    }
appeal-send = Enviar la reclamación

# Todo se ha borrado
erased-title = Todo está borrado
erased-lead = { $collector } ha borrado sus archivos y ha firmado que lo hizo.
erased-lead-nothing = No había enviado ningún archivo. Su registro ha terminado.
erased-files = Archivos borrados
erased-count =
    { $count ->
        [0] No se había enviado ningún archivo
        [one] 1 archivo
       *[other] { $count } archivos
    }
erased-when = Cuándo
erased-signup = Número del registro
erased-computer = Este ordenador le ha olvidado
    .more = Sus llaves y sus archivos tampoco están ya aquí. Nadie puede abrirlos con este ordenador.
erased-save = Guardar el recibo de borrado
erased-once = Guárdelo ahora: esta aplicación no conserva copia.

# Un código de otro ordenador
enter-code = Tengo un código de otro ordenador
code-title = Seguir con un código
code-lead = El otro ordenador muestra el código en «Mi verificación».
code-field = Su código
    .hint = 24 cifras. Los espacios dan igual.
code-problem-length = Un código tiene 24 cifras. Cuéntelas otra vez y quite todo lo demás.
code-problem-check = Alguna cifra no es correcta. Compárelas con el otro ordenador, grupo por grupo.
code-can = Qué sigue aquí
code-can-list = Ve en qué punto está su registro y todos los archivos que se guardan.
code-can-erase = Puede borrar archivos, retirar su consentimiento y reclamar.
code-can-answer = Puede enviar otra vez lo que le pidamos.
code-cannot = Qué no
code-cannot-open = Los archivos que envió antes no se pueden abrir aquí: están cerrados para el ordenador anterior. Los revisores los siguen teniendo.
code-cannot-old = El ordenador anterior ya no puede seguir con este registro.
code-carry-on = Seguir aquí
code-asking = Preguntando…

# Si un justificante es auténtico
check-receipt = Comprobar un recibo
check-title = Comprobar un justificante
check-lead = Elija un recibo, un recibo de borrado o unas condiciones de privacidad que guardó como archivo. Le decimos si son auténticos.
check-offline = Funciona sin internet. El archivo no sale de este ordenador.
check-busy = Comprobando…
paper-is-receipt = Este recibo es auténtico
    .more = Lo firmó el servidor de recepción del mercado y nada se ha cambiado en él.
paper-is-deletion = Este recibo de borrado es auténtico
    .more = Lo firmó el servidor de recepción del mercado y nada se ha cambiado en él.
paper-is-policy = Estas condiciones de privacidad son auténticas
    .more = Las firmó el servidor de recepción del mercado y nada se ha cambiado en ellas.
paper-is-not_genuine = Este justificante no es auténtico
    .more = El servidor de recepción del mercado no lo firmó, o alguien lo cambió después. No se fíe de él. Pregunte al mercado y enséñele este archivo.
paper-is-not_a_statement = Este archivo no es un justificante firmado
    .more = Elija el archivo que guardó esta aplicación; su nombre termina en .jwt.
paper-number = Número de recibo
paper-signer = Firmado por
paper-signed = Firmado el
paper-about = Sobre
paper-own = el registro de este ordenador
paper-foreign = otro registro
paper-until = Se puede aceptar hasta el
paper-why = Por qué
paper-erased =
    { $count ->
        [one] Se borró 1 archivo
       *[other] Se borraron { $count } archivos
    }
why-wish = El vendedor lo pidió
why-withdrawal = El vendedor retiró su consentimiento
why-retention = Se cumplió el plazo
why-replaced = Se envió un archivo nuevo en su lugar

# Lo que se envía otra vez, y lo que queda
documents-kept =
    { $count ->
        [one] 1 documento más queda como está; no hace falta que lo envíe otra vez.
       *[other] { $count } documentos más quedan como están; no hace falta que los envíe otra vez.
    }
review-kept =
    { $count ->
        [one] 1 archivo que ya tenemos queda como está.
       *[other] { $count } archivos que ya tenemos quedan como están.
    }
review-lead-files = Mire la lista. Aún no se ha enviado nada de ella.
