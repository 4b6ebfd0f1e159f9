# Lo que se vio en un documento: qué es, y qué hacer.

severity-notice = Para que lo sepa
severity-question = Conviene mirar
severity-warning = Conviene corregir
severity-refused = No se acepta

finding-PIC-101 = Las letras son demasiado pequeñas: { $height } píxeles de alto, hacen falta { $least }.
    .do = Acerque la cámara, o escanéelo otra vez con más detalle.
finding-PIC-102 = La imagen no está nítida aquí.
    .do = Hágala otra vez: no se mueva y espere a que se vea nítida.
finding-PIC-103 = Un reflejo tapa una parte.
    .do = Hágala otra vez, lejos de la lámpara o la ventana.
finding-PIC-104 = La imagen es demasiado oscura.
    .do = Hágala otra vez cerca de una ventana o con más luz.
finding-PIC-105 = Hay una esquina o un borde cortado: { $edges }.
    .do = Hágala otra vez con las cuatro esquinas a la vista.
finding-PIC-106 = Es una captura de pantalla.
    .do = Use el propio archivo, o una foto del papel.
finding-PIC-107 = Es una foto de una pantalla.
    .do = Haga una foto del propio documento, o elija su archivo.
finding-PIC-108 = Está en blanco y negro.
    .do = Hágala o escanéelo otra vez en color.
finding-PIC-109 = Parece ser la otra cara.
    .do = Dé la vuelta al documento, o intercambie los dos archivos.
finding-PIC-110 = En esta página no hay nada.
    .do = Elija el archivo otra vez sin esta página.
finding-PIC-111 = Está girado ({ $turned }°).
    .do = Lo giramos para leerlo. Si puede, hágala derecha.
finding-PIC-112 = Casi no encontramos texto.
    .do = Mire si es la imagen correcta. Si lo es, déjela: la mirará una persona.
finding-KND-101 = Esto parece { $seen }.
    .do = Si es lo que se pide aquí, déjelo. Si no, elija el correcto.
finding-MRZ-101 =
    { $known ->
        [no] No podemos leer del todo las líneas con <<<.
       *[yes] No podemos leer del todo las líneas con <<< ({ $field }).
    }
    .do = Hágala otra vez: nítida, sin reflejos, con todas esas líneas a la vista.
finding-MRZ-102 = Venció el { $date }.
    .do = Use uno que siga en vigor.
finding-MRZ-103 =
    { $days ->
        [0] Vence hoy, el { $date }.
        [one] Vence mañana, el { $date }.
       *[other] Vence dentro de { $days } días, el { $date }.
    }
    .do = Si tiene uno más nuevo, use ese.
finding-MRZ-104 = Dos sitios no dicen lo mismo ({ $field }): «{ $machine }» en las líneas con <<<, «{ $print }» más arriba.
    .do = Si lo leímos mal, corríjalo abajo. Si no, hágala otra vez, más nítida.
finding-MRZ-105 = Una fecha no puede ser: { $date } ({ $field }).
    .do = Si lo leímos mal, corríjalo abajo. Si no, hágala otra vez, más nítida.
finding-MRZ-106 = No encontramos las líneas con <<< que lleva un documento así.
    .do = Muestre la página entera. En una tarjeta pueden estar detrás.
finding-DAT-101 =
    { $days ->
        [one] Es del { $date }, de hace 1 día.
       *[other] Es del { $date }, de hace { $days } días.
    }
    .do =
        { $limit ->
            [one] Puede tener como máximo 1 día. Use uno más nuevo.
           *[other] Puede tener como máximo { $limit } días. Use uno más nuevo.
        }
finding-DAT-102 = No encontramos ninguna fecha.
    .do =
        { $limit ->
            [one] Puede tener como máximo 1 día: muestre la página con la fecha.
           *[other] Puede tener como máximo { $limit } días: muestre la página con la fecha.
        }
finding-DAT-103 = Su fecha aún no ha llegado: { $date }.
    .do = Si la leímos mal, corríjala abajo.
finding-CRD-101 = Se puede leer todo el número de la tarjeta.
    .do = Solo deben verse las últimas cifras: { $ending }. Podemos tapar las demás.
finding-RUL-101 = Está en { $language }. Sin traducción se leen: { $languages }.
    .do = Añada las páginas de una traducción certificada.
finding-RUL-102 = No se aceptan archivos de este tipo ({ $type }).
    .do = Guárdelo como { $types } y elíjalo otra vez.
finding-RUL-103 = El nombre del archivo tiene signos que no se aceptan: { $characters }
    .do = Cambie el nombre del archivo y elíjalo otra vez.
finding-FIL-101 = El nombre del archivo dice { $says }, por dentro es { $is }.
    .do = Si conoce este archivo, no hay nada que hacer.
finding-FIL-102 = Lo hemos guardado como { $to } en vez de { $from }, para que los revisores puedan abrirlo.
    .do = No hay nada que hacer.

edge-top = arriba
edge-right = a la derecha
edge-bottom = abajo
edge-left = a la izquierda

kind-passport = un pasaporte
kind-id_card = un documento de identidad
kind-visa = un visado
kind-bank_statement = un extracto bancario
kind-utility_bill = un recibo
kind-tax_document = un papel de Hacienda
kind-payment_card = una tarjeta de pago

fact-person_name = Nombre de la persona
fact-legal_name = Nombre del negocio
fact-address = Dirección
fact-tax_id = Número fiscal
fact-document_number = Número del documento
fact-nationality = Nacionalidad
fact-birth_date = Fecha de nacimiento
fact-sex = Sexo
fact-expiry_date = Válido hasta
fact-issue_date = Fecha del documento
fact-account_ending = Cuenta o tarjeta, últimas cifras
sex-F = Mujer (F)
sex-M = Hombre (M)
sex-X = Sin indicar (X)
