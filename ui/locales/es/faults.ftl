# Cada fallo: qué ha pasado y qué hacer.

fault-code = Código { $code }
remedy-retry = Intentar de nuevo
remedy-pick_again = Elegir otro archivo
remedy-choose_camera = Elegir otra cámara
remedy-alternatives = Otras vías sin vídeo
remedy-read_policy = Leer las nuevas condiciones
remedy-dismiss = De acuerdo

fault-NET-101 = No podemos conectar con el servidor.
    .do = Compruebe que este ordenador tiene internet e inténtelo de nuevo. Lo que hizo se conserva.
fault-NET-102 = La conexión no es segura.
    .do = Algo entre usted y el servidor responde en su lugar. Use otra red e inténtelo de nuevo.

fault-INT-101 = Las condiciones de privacidad no están firmadas como deben.
    .do = No mostramos nada que no podamos comprobar. Inténtelo de nuevo; si sigue igual, dé este código a asistencia.
fault-INT-102 = Las condiciones de privacidad han caducado.
    .do = Compruebe la fecha de este ordenador e inténtelo de nuevo para obtener las actuales.
fault-INT-103 = El servidor envió unas condiciones más antiguas que las anteriores.
    .do = No aceptamos condiciones antiguas. Inténtelo de nuevo; si sigue igual, dé este código a asistencia.
fault-INT-104 = No se pudo preparar la grabación.
    .do = Las instrucciones del servidor no correspondían a su registro. Inténtelo de nuevo para recibir otras.
fault-INT-105 = El servidor no aceptó los archivos.
    .do = No se pierde nada. Inténtelo de nuevo; si sigue igual, dé este código a asistencia.
fault-INT-106 = El servidor ya no conoce este registro.
    .do = Puede que se haya borrado o haya caducado. Vuelva a la primera pantalla y empiece de nuevo.
fault-INT-107 = El recibo no se puede comprobar.
    .do = Sus archivos se quedan aquí hasta que haya un recibo válido. Inténtelo de nuevo.
fault-INT-108 = El servidor dio una respuesta que esta aplicación no entiende.
    .do = Inténtelo de nuevo dentro de unos minutos. Si sigue igual, dé este código a asistencia.
fault-INT-109 = Las condiciones de privacidad han cambiado.
    .do = Lea las nuevas y decida otra vez. Sus datos y documentos se conservan.

fault-VLT-101 = Este ordenador no tiene almacén de contraseñas.
    .do = La aplicación guarda ahí sus llaves. Instale uno (por ejemplo GNOME Keyring o KWallet) e inténtelo de nuevo.
fault-VLT-102 = El almacén de contraseñas está cerrado.
    .do = Ábralo con la contraseña de su ordenador e inténtelo de nuevo.
fault-VLT-103 = El almacén de contraseñas no guardó nuestras llaves.
    .do = Cierre la sesión del ordenador, ábrala otra vez e inténtelo de nuevo.

fault-CAM-101 = No vemos ninguna cámara.
    .do = Conecte una, o abra la tapa de la integrada, e inténtelo de nuevo.
fault-CAM-102 = Otro programa está usando la cámara.
    .do = Cierre las videollamadas y pestañas que la usan e inténtelo de nuevo.
fault-CAM-103 = Esta aplicación no puede usar la cámara.
    .do = Permítalo en los ajustes del sistema, en Privacidad, Cámara, e inténtelo de nuevo.
fault-CAM-104 = La cámara no se abrió a tiempo.
    .do = Desconéctela, conéctela en otro puerto e inténtelo de nuevo.
fault-CAM-105 = La cámara no envía imagen.
    .do = Compruebe su tapa y su interruptor e inténtelo de nuevo.
fault-CAM-106 = La cámara dejó de enviar imágenes.
    .do = Compruebe el cable o use otro puerto, e inténtelo de nuevo.
fault-CAM-107 = Se ha desconectado la cámara.
    .do = Conéctela otra vez e inténtelo de nuevo.
fault-CAM-108 = Las imágenes de esta cámara son demasiado pequeñas o lentas.
    .do = Necesitamos al menos 640 × 480 a 15 imágenes por segundo. Elija otra cámara.
fault-CAM-109 = El controlador de la cámara dio un error.
    .do = Desconecte la cámara y conéctela de nuevo, o reinicie el ordenador, e inténtelo de nuevo.
fault-CAM-110 = La cámara se detuvo por un fallo de nuestra aplicación.
    .do = No se pierde nada. Inténtelo de nuevo o elija otra cámara.

fault-TAK-101 = La grabación se detuvo porque salió de la ventana.
    .do = Mantenga esta ventana delante durante 5 segundos. Cierre lo que aparezca y empiece de nuevo.
fault-TAK-102 = La cámara fue demasiado lenta.
    .do = Encienda más luz, cierre otros programas y empiece de nuevo.
fault-TAK-103 = No se pudo crear el vídeo.
    .do = El fallo es nuestro, no suyo. Empiece de nuevo.
fault-TAK-104 = Se han agotado las grabaciones.
    .do = Elija otra vía, o pida más a asistencia.

fault-DOC-101 = El archivo es demasiado grande: { $got }. El máximo es { $limit }.
    .do = Haga la foto con menos calidad, o guarde el PDF con menos páginas.
fault-DOC-102 = No se acepta este tipo de archivo ({ $seen }).
    .do = Elija una imagen (JPEG, PNG, WebP o TIFF) o un PDF.
fault-DOC-103 = El archivo está dañado o cortado.
    .do = Ábralo en este ordenador para comprobarlo. Guárdelo o escanéelo otra vez y elija el nuevo.
fault-DOC-104 = No podemos leer las fotos HEIC del iPhone.
    .do = En el iPhone elija Ajustes, Cámara, Formatos, «Más compatible» y hágala otra vez, o guarde la foto como JPEG.
fault-DOC-105 = El PDF está protegido con contraseña.
    .do = Ábralo con su contraseña, imprímalo en un PDF nuevo y elija ese.
fault-DOC-106 = El archivo está vacío.
    .do = Si está en una carpeta en la nube, descárguelo primero. Después elíjalo otra vez.
fault-DOC-107 = El archivo no se puede leer donde está.
    .do = Cópielo al escritorio y elíjalo desde ahí.
fault-DOC-108 = La imagen es demasiado grande: más de { $megapixels } megapíxeles.
    .do = Hágala más pequeña o repítala con menos calidad.
fault-DOC-109 = Se soltaron varios archivos a la vez.
    .do = Suéltelos de uno en uno, cada uno en su sitio.
fault-DOC-110 = El archivo es dos cosas a la vez.
    .do = Lo que se ve no es todo lo que contiene. Ábralo, imprímalo en un PDF nuevo y elija ese.
fault-DOC-111 = El PDF contiene un programa.
    .do = Ábralo, imprímalo en un PDF nuevo y elija ese.
fault-DOC-112 = El documento tiene demasiadas páginas: caben { $pages } como máximo.
    .do = Deje las páginas que importan y elíjalo otra vez.
fault-DOC-113 = No hay ninguna imagen ni archivo que pegar.
    .do = Copie primero una imagen o un archivo y péguelo aquí.

fault-SPL-101 = El disco de este ordenador está lleno o no se puede escribir.
    .do = Libere algo de espacio (con 100 MB sobra) e inténtelo de nuevo.
fault-SPL-102 = Falta un archivo cerrado en este ordenador, o ha cambiado.
    .do = Vuelva atrás y añada otra vez el archivo que falta. No se envía nada que haya cambiado.
fault-SPL-103 = El recibo no se pudo guardar ahí.
    .do = Inténtelo de nuevo y elija otra carpeta.

fault-APP-101 = Algo falló en la aplicación.
    .do = No se pierde nada. Inténtelo de nuevo; si sigue igual, dé este código a asistencia.
